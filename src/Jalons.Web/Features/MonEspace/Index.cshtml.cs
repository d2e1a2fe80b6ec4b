using Jalons.Data.Carnet;
using Jalons.Data.Contrats;
using Jalons.Data.RendezVous;
using Jalons.Data.Suivi;
using Jalons.Domain.Contrats;
using Jalons.Domain.Habilitations;
using Jalons.Domain.Socle;
using Jalons.Web.Hosting;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Jalons.Web.Features.MonEspace;

/// <summary>The person's own home, on a phone: next rendez-vous, contract, who accompanies them (issue 2, 3.7).</summary>
[Authorize(Roles = nameof(Role.Usager))]
public sealed class IndexModel(AgentCourant courant, ConnexionRequete connexion, TimeProvider horloge) : PageModel
{
    /// <summary>First name.</summary>
    public string Prenom => courant.Agent.Nom.Split(' ')[0];

    /// <summary>Today.</summary>
    public DateOnly Jour { get; private set; }

    /// <summary>Who accompanies the person; null when nobody does today.</summary>
    public AccompagnementLu? Accompagnement { get; private set; }

    /// <summary>Next rendez-vous.</summary>
    public RendezVousLu? Prochain { get; private set; }

    /// <summary>Contract that waits for a signature.</summary>
    public ContratResume? ASigner { get; private set; }

    /// <summary>Contract in force.</summary>
    public ContratResume? EnVigueur { get; private set; }

    /// <summary>Reads what the home shows.</summary>
    public async Task OnGetAsync(CancellationToken annulation)
    {
        Jour = horloge.Aujourdhui();
        if (courant.Agent.Personne is not { } moi)
        {
            return;
        }

        var lecture = await connexion.OuvrirAsync(annulation);
        Accompagnement = await lecture.LireAccompagnementAsync(moi, annulation);
        var suivi = await lecture.LireSuiviAsync(moi, horloge.GetUtcNow(), annulation);
        Prochain = suivi.Prochain(horloge.GetUtcNow());
        ASigner = suivi.Contrats.FirstOrDefault(c => c.Statut == StatutContrat.Propose);
        EnVigueur = suivi.EnVigueur(Jour);
    }
}
