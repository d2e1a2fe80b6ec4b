namespace Jalons.Flux.Caf;

/// <summary>
/// The recast flow has 13 reasons of suspension and closure where VRSB0801 has 63 (<c>references/cnaf/flux.md</c> §3.2): a coarser word on a fact already
/// known by a finer one says nothing new. The groups follow the labels of the lists, which are not official.
/// </summary>
public static class MotifsRefondus
{
    private static readonly string[] ParDecision = ["D:SCG"];
    private static readonly string[] ParControle = ["D:SCO"];
    private static readonly string[] ParMutation = ["D:SMU"];
    private static readonly string[] ParSituation = ["D:SCA", "V:MAU"];
    private static readonly string[] ParRessources = ["V:MRE", "V:MCO", "V:MAU"];

    /// <summary>True when a reason of the recast flow can be what a reason of VRSB0801 became.</summary>
    /// <param name="ancien">Kind-prefixed code of VRSB0801: <c>V:06</c>.</param>
    /// <param name="refondu">Kind-prefixed code of the recast flow: <c>D:SDT</c>.</param>
    public static bool Reprend(string ancien, string refondu) => ancien == refondu || Groupe(ancien).Contains(refondu, StringComparer.Ordinal);

    /// <summary>True when the reasons received say no more than those known: each one goes on.</summary>
    public static bool Reprennent(IReadOnlyCollection<string> anciens, IReadOnlyCollection<string> refondus) =>
        anciens.All(a => refondus.Any(r => Reprend(a, r))) && refondus.All(r => anciens.Any(a => Reprend(a, r)));

    private static string[] Groupe(string ancien) => ancien switch
    {
        "F:PCG" => ["F:CCG"],
        "F:ECH" => ["F:CMD"],
        "F:MUT" => ["F:CMU"],
        "F:RFD" => ["F:CFD"],
        "F:EFF" or "F:RGD" or "F:RAU" or "F:RST" or "F:RSO" => ["F:CAU"],
        "D:GJ" or "D:GK" or "D:GL" or "V:CG" or "V:CV" or "V:70" => ParDecision,
        "D:DC" or "D:DD" or "D:DE" or "D:DK" or "D:GA" or "D:GS" or "D:GC" or "D:GR" => ParControle,
        "D:DF" or "D:GI" => ParMutation,
        "V:06" => ["D:SDT"],
        "V:01" or "V:05" => ParRessources,
        _ when ancien.Length == 4 && ancien[0] is 'D' or 'V' => ParSituation,
        _ => [],
    };
}
