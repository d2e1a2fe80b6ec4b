using System.ComponentModel.DataAnnotations;
using Jalons.Data.Dossiers;
using Jalons.Data.RendezVous;
using Jalons.Data.Socle;
using Jalons.Domain.Dossiers;
using Jalons.Domain.Habilitations;
using Jalons.Domain.RendezVous;
using Jalons.Domain.Socle;
using Jalons.Web.Ui.Suivi;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Jalons.Web.Features.RendezVous;

/// <summary>What the référent types to set or move a rendez-vous.</summary>
public sealed class CreneauSaisi
{
    /// <summary>Civil day.</summary>
    [Display(Name = "Jour")]
    [Required(ErrorMessage = "Il manque le jour du rendez-vous.")]
    public DateOnly? Jour { get; set; }

    /// <summary>Hour in Paris.</summary>
    [Display(Name = "Heure")]
    [Required(ErrorMessage = "Il manque l’heure du rendez-vous.")]
    public TimeOnly? Heure { get; set; }

    /// <summary>Minutes.</summary>
    [Display(Name = "Durée")]
    [Required(ErrorMessage = "Il manque la durée du rendez-vous.")]
    public int? Duree { get; set; } = 45;

    /// <summary>Why.</summary>
    [Display(Name = "Motif")]
    [Required(ErrorMessage = "Choisissez le motif du rendez-vous.")]
    public MotifRendezVous? Motif { get; set; }

    /// <summary>How.</summary>
    [Display(Name = "Comment")]
    [Required(ErrorMessage = "Dites comment le rendez-vous aura lieu.")]
    public ModaliteRendezVous? Modalite { get; set; }

    /// <summary>Where.</summary>
    [Display(Name = "Lieu")]
    [StringLength(200)]
    public string? Lieu { get; set; }

    /// <summary>Lengths offered.</summary>
    public static IReadOnlyList<SelectListItem> Durees { get; } =
        [new("30 minutes", "30"), new("45 minutes", "45"), new("1 heure", "60"), new("1 heure 30", "90"), new("2 heures", "120")];

    /// <summary>Reasons offered.</summary>
    public static IReadOnlyList<SelectListItem> Motifs { get; } = ListesDeChoix.De<MotifRendezVous>(m => m.Libelle());

    /// <summary>Ways to meet offered.</summary>
    public static IReadOnlyList<SelectListItem> Modalites { get; } = ListesDeChoix.De<ModaliteRendezVous>(m => m.Libelle());

    /// <summary>What is asked of the domain; a call without number takes the one of the person.</summary>
    public CreneauChoisi EnCreneau(string? telephone) => new(
        Jour!.Value, Heure!.Value, Duree!.Value, Motif!.Value, Modalite!.Value,
        string.IsNullOrWhiteSpace(Lieu) && Modalite == ModaliteRendezVous.Telephone ? telephone : Lieu);
}

/// <summary>A day of the référent: what holds it, and the hours left.</summary>
/// <param name="Jour">Civil day.</param>
/// <param name="Pris">Rendez-vous of the day.</param>
/// <param name="Libres">Free hours.</param>
public sealed record JourDuReferent(DateOnly Jour, IReadOnlyList<RendezVousLu> Pris, IReadOnlyList<TimeOnly> Libres);

/// <summary>What the pages that set a rendez-vous read.</summary>
public static class LectureCreneau
{
    private const int JoursMontres = 3;
    private const int Horizon = 9;

    /// <summary>The open parcours of a person, when the agent may see it.</summary>
    public static Task<Parcours?> ParcoursOuvertAsync(this JalonsDb db, PersonneId personne, Agent agent, CancellationToken annulation) =>
        db.Parcours.VisiblesPar(agent).SingleOrDefaultAsync(p => p.Personne == personne && p.Sortie == null, annulation);

    /// <summary>The next working days with the free hours of the agent, the day asked first.</summary>
    public static async Task<IReadOnlyList<JourDuReferent>> LireJoursAsync(
        this NpgsqlConnection connexion, CompteId agent, DateOnly? demande, DateTimeOffset maintenant, int duree, CancellationToken annulation)
    {
        var aujourdhui = maintenant.JourAParis();
        var premier = demande is { } d && d >= aujourdhui ? d : aujourdhui;
        var dernier = premier.AddDays(Horizon);
        var agenda = (await connexion.LireAgendaAsync(agent, premier, dernier, annulation)).Where(r => r.Statut.OccupeAgenda()).ToList();
        var occupes = agenda.Select(r => (r.Debut, r.Fin)).ToList();
        var jours = new List<JourDuReferent>();
        for (var jour = premier; jour <= dernier && jours.Count < JoursMontres; jour = jour.AddDays(1))
        {
            var libres = JourneeDeRendezVous.HeuresLibres(jour, duree, occupes, maintenant).ToList();
            if (libres.Count > 0 || jour == demande)
            {
                jours.Add(new JourDuReferent(jour, [.. agenda.Where(r => r.Jour == jour)], libres));
            }
        }

        return jours;
    }
}
