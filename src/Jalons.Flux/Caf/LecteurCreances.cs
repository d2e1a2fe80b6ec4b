using Jalons.Flux.Xml;

namespace Jalons.Flux.Caf;

/// <summary>
/// Reads a flow of claims VRSC0201, dossier after dossier (<c>references/cnaf/flux.md</c> §3.5). Its NATFLUX is not known for sure: it is not looked at, and
/// the flow is of nature <c>C</c>. Recovery flows are refused.
/// </summary>
/// <param name="flux">The file.</param>
/// <exception cref="FluxRefuseException">The file is empty or is no XML.</exception>
public sealed class LecteurCreances(Stream flux) : LecteurFlux<ElementFlux>(flux)
{
    /// <summary>Nature given to these flows.</summary>
    public const char Nature = 'C';

    private readonly List<string> _anomalies = [];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Anomalies => _anomalies;

    private protected override IReadOnlyList<FormatFlux> Formats { get; } = [FormatFlux.Creances];

    private protected override string Bloc => "InfosCreanceFoyerRSA";

    private protected override string Compte => "NBTOTDOSRSATRANSM";

    private protected override EnTeteFlux Verifier(LectureEnTete lu) => lu.Verifier(referenceObligatoire: true) with { Nature = Nature };

    private protected override bool Prendre(string nom, BlocXml bloc, TableNoms noms)
    {
        if (nom != "Anomalie")
        {
            return false;
        }

        foreach (ref readonly var noeud in bloc.Noeuds)
        {
            if (noeud.Longueur > 0 && _anomalies.Count < 100)
            {
                _anomalies.Add(bloc.Texte(noeud).ToString());
            }
        }

        return true;
    }

    private protected override Func<BlocXml, int, Func<FoyerRecu, Avertissement?>?, ElementFlux> Ouvrir(
        TableNoms noms, EnTeteFlux enTete, Dictionary<string, int> codesInconnus, Dictionary<string, int> elementsInconnus) =>
        new LectureFoyer(noms, enTete, codesInconnus, elementsInconnus).Lire;
}
