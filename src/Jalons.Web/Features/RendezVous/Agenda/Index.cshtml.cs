using Jalons.Data.RendezVous;
using Jalons.Domain.Habilitations;
using Jalons.Domain.RendezVous;
using Jalons.Domain.Socle;
using Jalons.Web.Hosting;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Jalons.Web.Features.RendezVous.Agenda;

/// <summary>The week of a référent, and what remains to be recorded.</summary>
[Authorize(Roles = nameof(Role.Referent))]
public sealed class IndexModel(AgentCourant courant, ConnexionRequete connexion, TimeProvider horloge) : PageModel
{
    /// <summary>Any day of the week shown; this week when absent.</summary>
    [BindProperty(SupportsGet = true)]
    public DateOnly? Semaine { get; set; }

    /// <summary>Today.</summary>
    public DateOnly Aujourdhui { get; private set; }

    /// <summary>Monday of the week shown.</summary>
    public DateOnly Lundi { get; private set; }

    /// <summary>Now.</summary>
    public DateTimeOffset Maintenant { get; private set; }

    /// <summary>Rendez-vous of the week, those called off left out.</summary>
    public IReadOnlyList<RendezVousLu> DeLaSemaine { get; private set; } = [];

    /// <summary>Past ones whose attendance is not recorded.</summary>
    public IReadOnlyList<RendezVousLu> ANoter { get; private set; } = [];

    /// <summary>People who said they cannot come.</summary>
    public IReadOnlyList<RendezVousLu> Empechements { get; private set; } = [];

    /// <summary>Reads the week.</summary>
    public async Task OnGetAsync(CancellationToken annulation)
    {
        Maintenant = horloge.GetUtcNow();
        Aujourdhui = Maintenant.JourAParis();
        var jour = Semaine ?? Aujourdhui;
        Lundi = jour.AddDays(-(((int)jour.DayOfWeek + 6) % 7));
        var lecture = await connexion.OuvrirAsync(annulation);
        DeLaSemaine = [.. (await lecture.LireAgendaAsync(courant.Agent.Id, Lundi, Lundi.AddDays(6), annulation)).Where(r => r.Statut.OccupeAgenda())];
        var journee = await lecture.LireJourneeAsync(courant.Agent.Id, Aujourdhui, annulation);
        ANoter = [.. journee.Where(r => r.EstANoter(Maintenant))];
        Empechements = [.. journee.Where(r => r.EstAVenir(Maintenant) && r.EmpechementLe is not null)];
    }
}
