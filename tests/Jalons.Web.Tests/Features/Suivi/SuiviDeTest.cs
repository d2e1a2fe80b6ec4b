using Jalons.Data.Contrats;
using Jalons.Data.Habilitations;
using Jalons.Data.Socle;
using Jalons.Domain.Carnet;
using Jalons.Domain.Contrats;
using Jalons.Domain.Dossiers;
using Jalons.Domain.Habilitations;
using Jalons.Domain.RendezVous;
using Jalons.Domain.Socle;
using Jalons.TestKit;
using Jalons.Web.Tests.Kit;
using Microsoft.EntityFrameworkCore;

namespace Jalons.Web.Tests.Features.Suivi;

/// <summary>A référent signed in, with people in their portfolio.</summary>
internal sealed class SuiviDeTest
{
    private SuiviDeTest(SiteDeTest site, MondeDeSuivi monde, OrganismeId organisme, Compte compte, ClientWeb client) =>
        (Site, Monde, Organisme, Compte, Client) = (site, monde, organisme, compte, client);

    public SiteDeTest Site { get; }

    public MondeDeSuivi Monde { get; }

    public OrganismeId Organisme { get; }

    public Compte Compte { get; }

    public Agent Referent => Compte.EnAgent();

    public ClientWeb Client { get; }

    public DateOnly Jour => Site.Horloge.Aujourdhui();

    public static async Task<SuiviDeTest> OuvrirAsync(SiteDeTest site)
    {
        var monde = new MondeDeSuivi(site.Connexions);
        var organisme = await monde.OrganismeAsync();
        var compte = await site.CreerCompteAsync(Role.Referent, organisme, regler: c => (c.Prenom, c.Nom, c.PhoneNumber) = ("Claire", "Humbert", "03 29 11 22 33"));
        return new SuiviDeTest(site, monde, organisme, compte, await site.ConnecterAsync(compte));
    }

    /// <summary>The same, in another browser.</summary>
    public SuiviDeTest Avec(ClientWeb client) => new(Site, Monde, Organisme, Compte, client);

    public Task<PersonneSuivie> PersonneAsync(string prenom = "Amélie", string nom = "Bertin", int jours = 10) =>
        Monde.PersonneAsync(Organisme, Referent, Jour.AddDays(-jours), prenom, nom);

    public Task<ClientWeb> EspaceDeAsync(PersonneSuivie personne) => Site.ClientDeAsync(Role.Usager, personne: personne.Personne);

    public async Task<RendezVousId> RendezVousAsync(PersonneSuivie personne, DateOnly jour, TimeOnly heure, DateTimeOffset? fixeLe = null)
    {
        await using var db = Monde.Ouvrir();
        var parcours = await db.Parcours.SingleAsync(p => p.Id == personne.Parcours);
        var creneau = new CreneauChoisi(jour, heure, 45, MotifRendezVous.Suivi, ModaliteRendezVous.SurPlace, "Verdun");
        var pris = RendezVousPris.Fixer(parcours, Referent.Id, creneau, Referent.Id, fixeLe ?? Site.Horloge.GetUtcNow()).Valeur;
        db.Add(pris);
        await db.SaveChangesAsync();
        return pris.Id;
    }

    public async Task<ContratId> ContratAsync(PersonneSuivie personne, DateOnly debut, bool signe = true)
    {
        await using var db = Monde.Ouvrir();
        var parcours = await db.Parcours.SingleAsync(p => p.Id == personne.Parcours);
        var lui = await db.Personnes.SingleAsync(p => p.Id == personne.Personne);
        var contrat = Contrat.Preparer(parcours, CategorieOrganisme.ServiceDepartement, Referent.Id, await Monde.ReglesAsync(), debut.AParis(new TimeOnly(9, 0))).Valeur;
        contrat.Rediger(new ContenuContrat
        {
            Debut = debut,
            DureeMois = 6,
            HeuresHebdo = 15,
            RythmeSemaines = 4,
            DroitsDevoirsExpliques = true,
            Objectifs = [new(DomaineAction.Mobilite, "Pouvoir me déplacer seule", [new("M'inscrire au code de la route", ResponsableAction.Personne, debut.AddMonths(1))])],
            EngagementsService = ["Vous recevoir toutes les quatre semaines"],
        });
        contrat.Proposer(CategorieOrganisme.ServiceDepartement, debut);
        db.Add(contrat);
        await db.SaveChangesAsync();
        if (signe)
        {
            contrat.SignerPersonne(lui, lui.NomComplet, contrat.Empreinte, ModeSignature.EnPresence, debut, debut);
            contrat.SignerReferent(Referent, contrat.Empreinte, debut);
            await db.ConclureAsync(contrat, parcours);
            await db.SaveChangesAsync();
        }

        return contrat.Id;
    }
}
