namespace Klynge.Access;

/// <summary>What a person is to a cluster. A visitor is whoever has no role there. The owner owns the installation, and so every cluster on it.</summary>
public enum Role
{
    Visitor,
    MemberContact,
    ProgrammeOfficer,
    Assessor,
    BoardMember,
    Staff,
    Manager,
    Owner,
}
