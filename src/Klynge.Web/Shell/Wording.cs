using System.ComponentModel.DataAnnotations;
using Klynge.Web.Language;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;

namespace Klynge.Web.Shell;

/// <summary>What forms say when something is missing or cannot be read, in our words instead of the framework's.</summary>
internal static class Wording
{
    private static readonly string[] Ours =
    [
        "Fill in this field.", "Write an e-mail address, like name@example.no.", "At most {1} characters can be kept.", "At least {1} characters are needed.",
        "Write a number from {1} to {2}.", "Write a number.", "This cannot be used here.", "“{0}” cannot be used here.", "The two are not the same.",
        "“{0}” is not a day. Choose one in the calendar, or write it like 2026-05-12.", "“{0}” is not a number. Write it like 1500 or 1500.50.", "“{0}” is not a whole number.",
    ];

    /// <summary>One of the sentences below, which do not say which field they are about.</summary>
    public static bool IsOurs(string sentence) => Ours.Select(english => Texts.Say(english)).Any(ours => sentence.StartsWith(ours.Split('{')[0], StringComparison.CurrentCulture)
        && sentence.EndsWith(ours.Split('}')[^1], StringComparison.CurrentCulture));

    public static void Set(MvcOptions options)
    {
        options.ModelMetadataDetailsProviders.Add(new OurSentences(options.ModelBindingMessageProvider));
        options.Filters.Add(new HandlerDoor());
        options.Filters.Add(new WrongShape());
        var messages = options.ModelBindingMessageProvider;
        messages.SetValueMustNotBeNullAccessor(_ => Texts.Say("Fill in this field."));
        messages.SetMissingBindRequiredValueAccessor(_ => Texts.Say("Fill in this field."));
        messages.SetMissingKeyOrValueAccessor(() => Texts.Say("Fill in this field."));
        messages.SetAttemptedValueIsInvalidAccessor((value, _) => Texts.Say("“{0}” cannot be used here.", value));
        messages.SetNonPropertyAttemptedValueIsInvalidAccessor(value => Texts.Say("“{0}” cannot be used here.", value));
        messages.SetValueIsInvalidAccessor(value => Texts.Say("“{0}” cannot be used here.", value));
        messages.SetUnknownValueIsInvalidAccessor(_ => Texts.Say("This cannot be used here."));
        messages.SetNonPropertyUnknownValueIsInvalidAccessor(() => Texts.Say("This cannot be used here."));
        messages.SetValueMustBeANumberAccessor(_ => Texts.Say("Write a number."));
        messages.SetNonPropertyValueMustBeANumberAccessor(() => Texts.Say("Write a number."));
        messages.SetMissingRequestBodyRequiredValueAccessor(() => Texts.Say("Nothing was sent."));
    }

    private sealed class OurSentences(DefaultModelBindingMessageProvider common) : IValidationMetadataProvider, IBindingMetadataProvider
    {
        /// <summary>What cannot be read is answered with what is expected.</summary>
        public void CreateBindingMetadata(BindingMetadataProviderContext context)
        {
            var type = Nullable.GetUnderlyingType(context.Key.ModelType) ?? context.Key.ModelType;
            var expected = context.Attributes.OfType<ExpectsAttribute>().FirstOrDefault()?.Sentence
                ?? (type == typeof(DateOnly) ? "“{0}” is not a day. Choose one in the calendar, or write it like 2026-05-12."
                : type == typeof(decimal) ? "“{0}” is not a number. Write it like 1500 or 1500.50."
                : type == typeof(int) ? "“{0}” is not a whole number." : null);
            if (expected is null)
                return;
            var messages = new DefaultModelBindingMessageProvider(context.BindingMetadata.ModelBindingMessageProvider ?? common);
            messages.SetAttemptedValueIsInvalidAccessor((value, _) => Texts.Say(expected, value));
            messages.SetNonPropertyAttemptedValueIsInvalidAccessor(value => Texts.Say(expected, value));
            messages.SetValueIsInvalidAccessor(value => Texts.Say(expected, value));
            context.BindingMetadata.ModelBindingMessageProvider = messages;
        }

        public void CreateValidationMetadata(ValidationMetadataProviderContext context)
        {
            foreach (var rule in context.ValidationMetadata.ValidatorMetadata.OfType<ValidationAttribute>())
                rule.ErrorMessage ??= rule switch
                {
                    RequiredAttribute => "Fill in this field.",
                    EmailAddressAttribute => "Write an e-mail address, like name@example.no.",
                    StringLengthAttribute or MaxLengthAttribute => "At most {1} characters can be kept.",
                    MinLengthAttribute => "At least {1} characters are needed.",
                    RangeAttribute => "Write a number from {1} to {2}.",
                    CompareAttribute => "The two are not the same.",
                    _ => null,
                };
        }
    }
}

/// <summary>What a field wants, said when what was written cannot be read as it: a sentence with a place for what was written.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ExpectsAttribute(string sentence) : Attribute
{
    public string Sentence => sentence;
}
