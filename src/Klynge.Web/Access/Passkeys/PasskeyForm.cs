namespace Klynge.Web.Access.Passkeys;

/// <summary>A form that the script fills with a passkey's answer.</summary>
/// <param name="Ask">Where the question is asked.</param>
/// <param name="Answer">Where the answer goes.</param>
/// <param name="ByItself">Whether the browser may offer a passkey in the address field before anyone presses.</param>
public sealed record PasskeyForm(string Ask, string Answer, bool ByItself);
