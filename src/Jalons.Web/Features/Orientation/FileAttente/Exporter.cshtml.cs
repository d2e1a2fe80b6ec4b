using Jalons.Data.Orientation;
using Jalons.Domain.Dossiers;
using Jalons.Domain.Habilitations;
using Jalons.Domain.Socle;
using Jalons.Web.Hosting;
using Jalons.Web.Ui;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Jalons.Web.Features.Orientation.FileAttente;

/// <summary>The queue as a CSV file, with the same filters as on the screen. Taking a list out is written in the journal.</summary>
/// <param name="connexion">Connection of the reads.</param>
/// <param name="courant">Who is acting.</param>
/// <param name="journal">Journal.</param>
/// <param name="horloge">Clock.</param>
public sealed class ExporterModel(ConnexionRequete connexion, AgentCourant courant, Journal journal, TimeProvider horloge) : PageModel
{
    private static readonly string[] Colonnes = ["Nom", "Prénom", "Âge", "Commune", "Territoire", "Entrée", "Reçue le", "À orienter avant", "Jours de retard"];

    /// <summary>Writes the journal, then the file, row by row.</summary>
    public async Task<IActionResult> OnGetAsync(string? territoire, UrgenceOrientation? urgence, string? nom, string? tri, CancellationToken annulation)
    {
        var jour = horloge.Aujourdhui();
        var filtre = IndexModel.Filtre(jour, territoire, urgence, nom, tri);
        await journal.EcrireAsync("orientation.file_exportee", "Export de la liste des personnes à orienter", annulation: annulation);
        var sql = await connexion.OuvrirAsync(annulation);
        return ExportCsv.Fichier(
            $"personnes-a-orienter-{jour:yyyy-MM-dd}.csv", Colonnes, sql.ParcourirFileAsync(courant.Agent, filtre, annulation: annulation).Select(l => Ligne(l, jour)));
    }

    private static object?[] Ligne(LigneFile l, DateOnly jour) =>
    [
        l.Nom, l.Prenom, Domain.Dossiers.Personne.AgeEntre(l.Naissance, jour), l.Commune, l.Territoire, l.Entree, l.RecuLe, l.Echeance,
        l.Echeance < jour ? jour.DayNumber - l.Echeance.Value.DayNumber : null,
    ];
}
