namespace Klynge.Web.Shell.Api;

/// <summary>Reads what stands behind the question mark; what the operation does not know is refused and not passed over.</summary>
internal static class Queries
{
    public static Reply? Read(Call call)
    {
        var (known, values, wrong) = (call.Operation.Query, new Dictionary<string, object?>(), new List<Refusal>());
        foreach (var (name, sent) in call.Http.Request.Query)
        {
            if (name == Call.On.Name && call.Operation.OfCluster)
                continue;
            if (known.FirstOrDefault(field => field.Name == name) is not { } field)
                wrong.Add(Refusal.On(Short(name), "“{0}” is not known here. Known are: {1}.", Short(name), string.Join(", ", known.Select(one => one.Name).Append(Call.On.Name))));
            else if (field.Holds == Holds.Words || sent is [""])
                continue;
            else if (sent.Count != 1)
                wrong.Add(Refusal.On(name, "“{0}” is sent twice.", name));
            else if (Written.Read(field, sent[0] ?? "") is var (value, refusal) && refusal is not null)
                wrong.Add(refusal);
            else
                values[name] = value;
        }

        call.Query = new(values);
        return wrong.Count == 0 ? null : Reply.Refused(wrong) with { Status = StatusCodes.Status422UnprocessableEntity };
    }

    private static string Short(string name) => name.Length > 60 ? name[..60] : name;
}
