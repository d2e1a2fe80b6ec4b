using System.ComponentModel.DataAnnotations;
using Jalons.Data.Dossiers;
using Jalons.Domain.Dossiers;
using Jalons.Domain.Habilitations;
using Jalons.Web.Hosting;
using Jalons.Web.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Jalons.Web.Features.Dossiers.Acomptes;

/// <summary>The movements of one family of the advance of a month, dossier by dossier.</summary>
/// <param name="connexion">Reads.</param>
/// <param name="journal">Exports are acts.</param>
[Authorize(Roles = nameof(Role.Gestionnaire))]
public sealed class MouvementsModel(ConnexionRequete connexion, Journal journal) : PageListe
{
    private static readonly string[] Colonnes = ["Demande", "Allocataire", "Mois comptable", "Mois concerné", "Nature", "Opération", "Numéro", "Traité le", "Montant"];

    /// <summary>Month of the files, as <c>2025-10</c>.</summary>
    [BindProperty(SupportsGet = true)]
    [Required]
    public string? Mois { get; set; }

    /// <summary>Family.</summary>
    [BindProperty(SupportsGet = true)]
    public RubriqueAcompte Famille { get; set; }

    /// <summary>Month shown.</summary>
    public DateOnly Affiche { get; private set; }

    /// <summary>Movements of this page.</summary>
    public IReadOnlyList<MouvementAcompteLu> Mouvements { get; private set; } = [];

    /// <summary>Shows one page.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken annulation)
    {
        var lecture = await connexion.OuvrirAsync(annulation);
        if (!IndexModel.EstFamille(Famille) || MoisAcompte.Lire(Mois, await lecture.MoisDesAcomptesAsync(annulation)) is not { } mois)
        {
            return NotFound();
        }

        Affiche = mois;
        Compter(await lecture.CompterMouvementsAcompteAsync(mois, Famille, annulation));
        Mouvements = await lecture.ListerMouvementsAcompteAsync(mois, Famille, ParPage, Passees, annulation);
        return Page();
    }

    /// <summary>All of them as CSV. Taking it out is written in the journal.</summary>
    public async Task<IActionResult> OnGetExportAsync(CancellationToken annulation)
    {
        var lecture = await connexion.OuvrirAsync(annulation);
        if (MoisAcompte.Lire(Mois, await lecture.MoisDesAcomptesAsync(annulation)) is not { } mois)
        {
            return NotFound();
        }

        await journal.EcrireAsync("acomptes.exportes", $"Export des mouvements de l’acompte de {Dates.MoisEtAnnee(mois)} : {Famille.Libelle()}", annulation: annulation);
        return ExportCsv.Fichier($"acompte-{mois.EnAdresse()}-{Famille}.csv", Colonnes, lecture.ParcourirMouvementsAcompteAsync(mois, Famille, annulation).Select(Ligne));
    }

    private static object?[] Ligne(MouvementAcompteLu m) =>
    [
        m.NumeroDemande, m.Allocataire, Dates.MoisEtAnnee(m.Mois), m.MoisConcerne is { } concerne ? Dates.MoisEtAnnee(concerne) : null, LibellesFoyer.Code("NATPFCRE", m.Nature),
        LibellesFoyer.Code("TYPEOPECOMPTA", m.Operation), m.Numero, m.TraiteLe, m.Montant,
    ];
}
