namespace Klynge.Activities;

public sealed partial class Registration
{
    /// <summary>The places are taken for it; the caller has made sure of them in the same transaction.</summary>
    public void Place(decimal due)
    {
        Due = due;
        Turn(RegistrationState.Placed);
    }

    /// <summary>In the line, or back in it. Who waits already keeps her place.</summary>
    public void Wait(DateTime since)
    {
        WaitsSince ??= since;
        Turn(RegistrationState.Waiting);
    }

    /// <summary>Places are held for it until then.</summary>
    public Refusal? Offer(DateTime until)
    {
        if (State is RegistrationState.Placed or RegistrationState.Offered)
            return new("They have a place already.");
        Turn(RegistrationState.Offered);
        OfferedUntil = until;
        return null;
    }

    /// <summary>Says yes to the places that are held.</summary>
    public Refusal? Accept(decimal due, DateTime now)
    {
        if (State == RegistrationState.Placed)
            return null;
        if (State != RegistrationState.Offered || OfferedUntil < now)
            return new("The offer has gone to the next. Write to the cluster if you still want to come.");
        Place(due);
        return null;
    }

    public Refusal? Lapse(DateTime now)
    {
        if (State != RegistrationState.Offered || OfferedUntil >= now)
            return new("The offer still stands.");
        Turn(RegistrationState.Lapsed);
        return null;
    }

    public Refusal? Cancel()
    {
        if (State is RegistrationState.Cancelled)
            return new("The registration is cancelled already.");
        if (State is RegistrationState.Declined)
            return new("The registration was declined, and there is nothing to cancel.");
        if (attendees.Any(a => a.ArrivedAt is not null))
            return new("Somebody of this registration has come already, so it cannot be cancelled.");
        Turn(RegistrationState.Cancelled);
        return null;
    }

    public Refusal? Decline()
    {
        if (State != RegistrationState.Asked)
            return new("Only a registration that waits for approval can be declined. Cancel it instead.");
        Turn(RegistrationState.Declined);
        return null;
    }

    /// <summary>Says whose they are; nothing where it was not right.</summary>
    public void BelongsTo(Guid? organisation) => OrganisationId = organisation;

    /// <summary>Who was here and is not in the register, and all that was written, is forgotten; that they were stays.</summary>
    public void Forget(DateOnly today)
    {
        (ContactName, Email, Phone, ForgottenOn) = (null, null, null, today);
        answers.Clear();
        foreach (var attendee in attendees)
            attendee.Forget();
    }

    private void Turn(RegistrationState state)
    {
        if (state != RegistrationState.Offered)
            OfferedUntil = null;
        State = state;
        Record(new RegistrationTurned(EventId, Id, state));
    }
}
