using System.ComponentModel.DataAnnotations;
using Klynge.Web.Language;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;

namespace Klynge.Web.Shell;

/// <summary>What forms say when something is missing or cannot be read, in our words instead of the framework's.</summary>
internal static class Wording
{
    public static void Set(MvcOptions options)
    {
        options.ModelMetadataDetailsProviders.Add(new OurSentences());
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

    private sealed class OurSentences : IValidationMetadataProvider
    {
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
