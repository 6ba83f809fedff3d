namespace Klynge.Tests;

public class FirstTests
{
    [Fact]
    public void Runs() => true.ShouldBeTrue();
}
