namespace Klynge.Access;

/// <summary>One thing a person may do. Every page, command and address names the deed it needs; <see cref="Rights"/> says who may.</summary>
public enum Deed
{
    /// <summary>What waits for me, and what happened since last time.</summary>
    SeeMyWork,

    /// <summary>The list of members and their pages, with what members may see of each other.</summary>
    SeeDirectory,

    /// <summary>Everything the team knows: hidden fields, private people, notes.</summary>
    SeeRegister,
    SeeGrowth,
    SeeJournal,
    Export,
    EditOrganisation,
    EditPeople,

    /// <summary>Takes everything about somebody out of the record, for good.</summary>
    ErasePerson,
    DecideMembership,
    ImportMembers,

    /// <summary>Ends memberships or sets a fact of many members at once, and takes that back.</summary>
    ChangeMany,

    /// <summary>Saves a view of the list for everyone in the cluster.</summary>
    ShareView,

    /// <summary>A member contact proposes or corrects what the register says of her own organisation.</summary>
    CorrectOwn,

    /// <summary>Staff accept or decline what member contacts proposed.</summary>
    DecideCorrection,

    /// <summary>Applications for membership: who asks, why, and how they are judged.</summary>
    SeeApplications,

    /// <summary>Judges an application against the cluster's goals, or withdraws it for an applicant who asks that.</summary>
    AssessApplication,

    /// <summary>Says yes or no to an application.</summary>
    DecideApplication,

    /// <summary>Opens a declined or withdrawn application again.</summary>
    ReopenApplication,

    /// <summary>What the cluster holds: events that are published.</summary>
    SeeActivities,

    /// <summary>Who has done what together, and what an activity led to; organisations and not people.</summary>
    SeeNetwork,

    /// <summary>Who was introduced to whom, why, and what came of it.</summary>
    SeeIntroductions,

    /// <summary>Introduces members to each other, and writes down what came of it.</summary>
    Introduce,

    /// <summary>Makes, changes, publishes and cancels events, and answers those who register.</summary>
    EditEvents,

    /// <summary>Who comes to an event, and who waits.</summary>
    SeeRegistrations,

    /// <summary>At the door: who has come.</summary>
    CheckIn,

    /// <summary>Makes and changes groups, who is in them, and their meetings.</summary>
    EditGroups,

    /// <summary>When the team was last in contact with whom, and what was said.</summary>
    SeeContacts,

    /// <summary>Writes down a call, a visit or a meeting with a member.</summary>
    LogContact,

    /// <summary>A member contact registers people of her own organisation.</summary>
    RegisterOwn,
    EditCluster,
    InviteUsers,
    DisableUsers,
    MakeTokens,

    /// <summary>Clusters, owners and the state of the installation.</summary>
    RunInstallation,
}
