using System.Globalization;
using Jalons.Flux.Xml;

namespace Jalons.Flux.Caf;

/// <summary>
/// Reads a financial flow VRSF0501, dossier after dossier, with the totals that the payer announces (<c>references/cnaf/flux.md</c> §3.6). Recovery flows
/// are refused.
/// </summary>
/// <param name="flux">The file.</param>
/// <exception cref="FluxRefuseException">The file is empty or is no XML.</exception>
public sealed class LecteurAcomptes(Stream flux) : LecteurFlux<ElementFlux>(flux)
{
    /// <summary>Nature of these flows.</summary>
    public const char Nature = 'F';

    private readonly List<TotalAnnonce> _totaux = [];

    /// <summary>Totals announced, once <see cref="LecteurFlux{T}.Lire"/> has come to its end.</summary>
    public IReadOnlyList<TotalAnnonce> Totaux => _totaux;

    private protected override IReadOnlyList<FormatFlux> Formats { get; } = [FormatFlux.Financier];

    private protected override string Bloc => "InfosFinancieresFoyerRSA";

    private protected override string Compte => "NBTOTDOSRSATRANSM";

    private protected override EnTeteFlux Verifier(LectureEnTete lu) => lu.Verifier(referenceObligatoire: true) with { Nature = Nature };

    private protected override bool Prendre(string nom, BlocXml bloc, TableNoms noms)
    {
        if (nom != "TotalisationAcompte")
        {
            return false;
        }

        TotalAcompte? total = null;
        foreach (ref readonly var noeud in bloc.Noeuds)
        {
            var element = Vocabulaire.SansAccent(noms.Nom(noeud.Nom));
            if (noeud.Profondeur == 1)
            {
                total = Total(element);
            }
            else if (total is { } de && Groupe(element, out var groupe) && Montant(bloc.Texte(noeud)) is { } montant)
            {
                _totaux.Add(new TotalAnnonce(de, groupe, montant));
            }
        }

        return true;
    }

    private static TotalAcompte? Total(string element) => element switch
    {
        "TotalAllocationsComptabilisees" => TotalAcompte.Allocations,
        "TotalIndusConstates" => TotalAcompte.IndusConstates,
        "TotalIndusTransferesCG" => TotalAcompte.IndusTransferes,
        "TotalRemisesIndus" => TotalAcompte.Remises,
        "TotalAnnulationsIndus" => TotalAcompte.Annulations,
        "MontantTotalAcompte" => TotalAcompte.Acompte,
        _ => null,
    };

    private static bool Groupe(string element, out GroupeAcompte? groupe)
    {
        groupe = element switch
        {
            "MTTOTSOCLRSA" => GroupeAcompte.Socle,
            "MTTOTSOCLMAJORSA" => GroupeAcompte.SocleMajore,
            "MTTOTLOCALRSA" => GroupeAcompte.Local,
            _ => null,
        };
        return groupe is not null || element == "MTTOTRSA";
    }

    /// <summary>M12.2; a total that cannot be read is a total that is not announced.</summary>
    private static decimal? Montant(ReadOnlySpan<char> texte) =>
        decimal.TryParse(texte, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var montant)
        && Math.Abs(montant) < 1_000_000_000_000m ? montant : null;

    private protected override Func<BlocXml, int, Func<FoyerRecu, Avertissement?>?, ElementFlux> Ouvrir(
        TableNoms noms, EnTeteFlux enTete, Dictionary<string, int> codesInconnus, Dictionary<string, int> elementsInconnus) =>
        new LectureFoyer(noms, enTete, codesInconnus, elementsInconnus).Lire;
}
