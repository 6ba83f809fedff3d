using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using Klynge.Web.Language;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Klynge.Web.Shell;

/// <summary>What a form's own annotations ask of one of its fields, and how its value is written in it.</summary>
internal readonly struct FieldRules(ModelMetadata asked)
{
    public bool Required => Rule<RequiredAttribute>() is not null || (asked.IsRequired && asked.ModelType != typeof(bool));

    /// <summary>The type of input that fits what it holds.</summary>
    public string Kind => Rule<EmailAddressAttribute>() is not null ? "email" : asked.UnderlyingOrModelType == typeof(DateOnly) ? "date" : "text";

    /// <summary>A value as the input holds it.</summary>
    public static string? Written(object? value) => value switch
    {
        null => null,
        DateOnly day => Days.Iso(day),
        bool yes => yes ? "true" : "false",
        IFormattable number => number.ToString(null, CultureInfo.CurrentCulture),
        _ => value.ToString(),
    };

    private T? Rule<T>() where T : Attribute => asked.ContainerType?.GetProperty(asked.PropertyName!)?.GetCustomAttribute<T>();
}
