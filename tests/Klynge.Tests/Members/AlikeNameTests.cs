using Klynge.Members;

namespace Klynge.Tests.Members;

public sealed class AlikeNameTests
{
    [Theory]
    [InlineData("Åsgård Medtek AS", "ÅSGÅRD MEDTEK")]
    [InlineData("Åsgård Medtek AS", "aasgaard medtek a/s")]
    [InlineData("Havørn Holding ASA", "Havørn  Holding, A.S.")]
    [InlineData("Volt GmbH", "VOLT Ltd.")]
    [InlineData("Volt Sverige AB", "Volt Sverige A.B.")]
    [InlineData("Stiftelsen Nordlys", "Nordlys, stiftelse")]
    [InlineData("AS Norske Skip", "Norske Skip AS")]
    [InlineData("Smed Hansen ENK", "Smed-Hansen")]
    public void Names_that_differ_in_form_case_and_punctuation_alone_are_alike(string one, string other) => AlikeName.Key(one).ShouldBe(AlikeName.Key(other));

    [Theory]
    [InlineData("Havørn AS", "Havørn Invest AS")]
    [InlineData("SE", "AS")]
    [InlineData("Asker Data", "Ker Data")]
    [InlineData("Sats ASA", "Sat SA")]
    [InlineData("Vitamin A", "Vitamin AS")]
    public void Names_that_differ_otherwise_are_not(string one, string other) => AlikeName.Key(one).ShouldNotBe(AlikeName.Key(other));

    [Theory]
    [InlineData("AS", "as")]
    [InlineData("A/S", "a s")]
    [InlineData("!!!", "")]
    public void Something_of_a_name_with_letters_is_always_left(string name, string key) => AlikeName.Key(name).ShouldBe(key);
}
