using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Storage;

/// <summary>The tables a capability brings to the record, found by looking. What belongs to a cluster is filtered and walled in without being told.</summary>
internal interface ITables
{
    void Build(ModelBuilder model);
}
