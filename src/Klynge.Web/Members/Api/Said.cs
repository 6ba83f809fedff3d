using Klynge.Web.Members.ClusterPages;
using Klynge.Web.Members.People;
using Klynge.Web.Members.Record;
using Klynge.Web.Shell.Api;

namespace Klynge.Web.Members.Api;

/// <summary>What a rule answers, as an answer to a program.</summary>
internal static class Said
{
    private static readonly Refusal[] NotThere = [Whole.NoSuchOrganisation, Whole.NoSuchMembership, PersonQuestions.Gone, CorrectionQuestions.None, ClusterPart.Gone];

    public static Reply Of(Refusal refusal, bool hasState = false) =>
        NotThere.Contains(refusal) ? Reply.NotThere : hasState && refusal == Whole.ChangedMeanwhile ? Reply.Changed : Reply.Refused(refusal);
}
