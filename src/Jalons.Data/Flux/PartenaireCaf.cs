namespace Jalons.Data.Flux;

/// <summary>IDEPARTE names the receiving département on three positions: <c>055</c>, <c>02A</c>, <c>971</c>.</summary>
internal static class PartenaireCaf
{
    /// <summary>INSEE code of the département: <c>055</c> gives <c>55</c>.</summary>
    public static string EnDepartement(string ideparte) => ideparte.Length == 3 && ideparte[0] == '0' ? ideparte[1..] : ideparte;
}
