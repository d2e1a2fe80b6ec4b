using Jalons.Data.Demonstration;

namespace Jalons.Web.Commands.Demonstration;

/// <summary>A part of the département around a town: where organismes have their offices and whom they serve.</summary>
/// <param name="Siege">Its town.</param>
/// <param name="CodeCommune">INSEE code of the town.</param>
/// <param name="CodePostal">Post code of the town.</param>
/// <param name="EpciDuSiege">EPCI of the town.</param>
/// <param name="Epcis">EPCI of the part; empty when the département has none.</param>
/// <param name="Population">People who live there.</param>
internal sealed record Bassin(string Siege, string CodeCommune, string CodePostal, string? EpciDuSiege, string[] Epcis, int Population);

/// <summary>Cuts a département into at most four parts around its towns.</summary>
internal static class BassinsDemo
{
    private const int Maximum = 4;

    /// <summary>The parts of the Meuse as its social services know them: which EPCI goes with which town.</summary>
    private static readonly Dictionary<string, string[]> Connus = new(StringComparer.Ordinal)
    {
        ["200049187"] = ["200066165", "245501176", "245501242", "200066173", "200066116", "200070290"], // Verdun
        ["200033025"] = ["200066108", "200066140", "245501184"], // Bar-le-Duc
        ["200066157"] = ["245500327", "200034874"], // Commercy
        ["200066132"] = ["245501259"], // Stenay
    };

    /// <summary>The parts, the most peopled first; where nothing is known, an EPCI goes to the least peopled part.</summary>
    public static IReadOnlyList<Bassin> Decouper(IReadOnlyList<EpciPeuple> epcis)
    {
        var sieges = epcis.Where(e => Connus.ContainsKey(e.Code)).Concat(epcis.Where(e => !Connus.ContainsKey(e.Code))).Take(Maximum).ToList();
        var bassins = sieges.Select(e => new Bassin(e.Commune, e.CodeCommune, e.CodePostal, e.Code, [e.Code], e.Population)).ToList();
        foreach (var epci in epcis.Except(sieges))
        {
            var rang = bassins.FindIndex(b => Connus.TryGetValue(b.EpciDuSiege!, out var autour) && autour.Contains(epci.Code));
            rang = rang >= 0 ? rang : bassins.IndexOf(bassins.MinBy(b => b.Population)!);
            bassins[rang] = bassins[rang] with { Epcis = [.. bassins[rang].Epcis, epci.Code], Population = bassins[rang].Population + epci.Population };
        }

        return [.. bassins.OrderByDescending(b => b.Population)];
    }
}
