using System.Globalization;
using Jalons.Domain.Dossiers;
using Jalons.Flux.Caf;

namespace Jalons.Data.Flux;

/// <summary>Signed sums of the movements of one file, beside the totals announced.</summary>
internal sealed class SommesAcompte
{
    private readonly Dictionary<(FamilleAcompte Famille, GroupeAcompte Groupe), decimal> _sommes = [];

    /// <summary>Adds movements.</summary>
    public void Ajouter(IReadOnlyList<MouvementAcompteRecu> mouvements)
    {
        foreach (var mouvement in mouvements)
        {
            var cle = (mouvement.Famille, mouvement.Groupe);
            _sommes[cle] = _sommes.GetValueOrDefault(cle) + mouvement.Montant;
        }
    }

    /// <summary>Each heading by group and in all, with what the payer announces for it.</summary>
    public IReadOnlyList<LigneAcompte> Comparer(IReadOnlyList<TotalAnnonce> totaux) =>
    [
        .. from rubrique in Enum.GetValues<RubriqueAcompte>()
           from groupe in new GroupeAcompte?[] { GroupeAcompte.Socle, GroupeAcompte.SocleMajore, GroupeAcompte.Local, null }
           select new LigneAcompte(rubrique, groupe?.ToString() ?? LigneAcompte.Tous, Somme(rubrique, groupe), Annonce(totaux, rubrique, groupe)),
    ];

    private decimal Somme(RubriqueAcompte rubrique, GroupeAcompte? groupe) =>
        _sommes.Where(s => Contient(rubrique, s.Key.Famille) && (groupe is null || s.Key.Groupe == groupe)).Sum(s => s.Value);

    private static bool Contient(RubriqueAcompte rubrique, FamilleAcompte famille) => rubrique switch
    {
        RubriqueAcompte.Acompte => true,
        RubriqueAcompte.Annulations => famille is FamilleAcompte.FaiblesMontants or FamilleAcompte.AutresAnnulations,
        _ => rubrique.ToString() == famille.ToString(),
    };

    private static decimal? Annonce(IReadOnlyList<TotalAnnonce> totaux, RubriqueAcompte rubrique, GroupeAcompte? groupe) =>
        totaux.FirstOrDefault(t => t.Total.ToString() == rubrique.ToString() && t.Groupe == groupe)?.Montant;
}

/// <summary>A sum of movements beside the total announced.</summary>
/// <param name="Rubrique">Heading.</param>
/// <param name="Groupe">Group of natures, or <see cref="Tous"/>.</param>
/// <param name="Calcule">What the movements of the file make, euros.</param>
/// <param name="Annonce">What the payer announces, euros; null when it announces nothing.</param>
internal sealed record LigneAcompte(RubriqueAcompte Rubrique, string Groupe, decimal Calcule, decimal? Annonce)
{
    /// <summary>Of all groups.</summary>
    public const string Tous = "Tous";

    /// <summary>Difference, euros; zero when nothing is announced.</summary>
    public decimal Ecart => Annonce is { } annonce ? Calcule - annonce : 0;

    /// <summary>The difference as a sentence.</summary>
    public string EnClair() =>
        $"{Rubrique.Libelle()}, {GroupesAcompte.Libelle(Groupe)} : la caisse annonce {Euros(Annonce ?? 0)}, les mouvements de ce fichier font {Euros(Calcule)}, soit {Euros(Ecart)} d’écart.";

    private static string Euros(decimal montant) => montant.ToString("N2", CultureInfo.GetCultureInfo("fr-FR")) + "\u00A0€";
}
