namespace Klynge.Occasions;

/// <summary>The kinds of work that leave occasions. They are stored, and are for ever.</summary>
public static class OccasionKinds
{
    public const string Event = "event";
    public const string Group = "group";
    public const string Introduction = "introduction";
    public const string Project = "project";
    public const string Service = "service";
    public const string Test = "test";
}
