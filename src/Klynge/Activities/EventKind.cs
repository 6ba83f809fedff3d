namespace Klynge.Activities;

/// <summary>What sort of meeting an event is.</summary>
public enum EventKind
{
    Seminar,
    Course,
    Workshop,
    StudyTrip,
    MeetingPlace,
    UserCafe,
}

/// <summary>A draft is the team's own; a template is a draft that others are made from.</summary>
public enum EventState
{
    Draft,
    Template,
    Published,
    Cancelled,
}

/// <summary>How value added tax stands to a price: 25 per cent is part of it (mval. § 5-1), or none is (a course, mval. § 3-5).</summary>
public enum VatTreatment
{
    Standard,
    Exempt,
}

/// <summary>What somebody is at an event. Only those who attend take a place.</summary>
public enum EventPart
{
    Attendee,
    Speaker,
    Host,
    Staff,
}

/// <summary>Who may register.</summary>
public enum OpenTo
{
    Everyone,
    Members,
}
