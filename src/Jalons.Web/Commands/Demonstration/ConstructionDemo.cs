using Jalons.Data.Demonstration;
using Jalons.Data.Flux;
using Jalons.Data.Habilitations;
using Jalons.Data.Pilotage;
using Jalons.Data.Referentiel;
using Jalons.Data.Socle;
using Jalons.Domain.Habilitations;
using Jalons.Domain.Referentiel;
using Jalons.Domain.Socle;
using Jalons.Web.Ui;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Jalons.Web.Commands.Demonstration;

/// <summary>
/// Builds the demonstration in an empty installation: organismes and accounts, then eighteen months told flow by flow through the real
/// importer, and between two flows what people and professionals did. Repeatable: the same day gives the same data.
/// </summary>
/// <param name="reglages">What it is made of.</param>
/// <param name="connexions">The database.</param>
/// <param name="domicile">Folder of the installation, for the flow left to the visitor.</param>
/// <param name="horloge">Clock: everything is counted from today.</param>
/// <param name="avis">Told what is being done.</param>
public sealed class ConstructionDemo(ReglagesDemo reglages, ConnexionsJalons connexions, string domicile, TimeProvider horloge, Action<string> avis)
{
    private readonly ProgrammeDemo programme = ProgrammeDemo.Etablir(horloge.GetUtcNow());

    /// <summary>Builds everything, and marks it complete at the very end.</summary>
    public async Task<DescriptionDemonstration> ConstruireAsync(CancellationToken annulation = default)
    {
        await DepartementsServis.AjouterAsync(connexions, new DepartementServi(reglages.Departement, Departements.NomParCode[reglages.Departement]), annulation);
        await using var connexion = await connexions.OuvrirAsync(reglages.Departement, annulation);
        await MarqueDemonstration.CommencerAsync(connexion, programme.Maintenant, annulation);
        await using var db = new JalonsDb(new DbContextOptionsBuilder<JalonsDb>().UseNpgsql(connexion).Options);
        var comptes = new ComptesDemo(reglages.Departement, programme.Debut.AddDays(-12));
        var equipe = await InstallerAsync(connexion, db, comptes, annulation);
        var histoire = new HistoireDemo(programme, equipe, await connexion.LireReglesAsync(reglages.Departement, annulation), connexion, db);
        var flux = new FluxDemo(reglages, programme, connexions, Path.Combine(domicile, "demonstration"));
        var mesure = await RaconterAsync(connexion, histoire, flux, equipe, annulation);
        var usager = await FinirAsync(connexion, db, histoire, comptes, annulation);
        avis("Flux comptables et listes des partenaires…");
        await flux.ImporterComptesAsync(equipe.Gestionnaire, annulation);
        await new ListesDemo(programme, equipe, connexions, flux.Dossier).RecevoirAsync(connexion, annulation);
        await new ReglementsDemo(programme, equipe, connexion, db).ReglerAsync(annulation);
        var description = new DescriptionDemonstration(
            reglages.Departement, mesure.Foyers, mesure.Personnes, usager, programme.Maintenant, flux.EcrireADeposer());
        await CalculerAsync(connexion, annulation);
        await MarqueDemonstration.AcheverAsync(connexion, description, annulation);
        return description;
    }

    /// <summary>Organismes and accounts.</summary>
    private async Task<EquipeDemo> InstallerAsync(NpgsqlConnection connexion, JalonsDb db, ComptesDemo comptes, CancellationToken annulation)
    {
        var bassins = BassinsDemo.Decouper(await connexion.LireEpcisAsync(reglages.Departement, annulation));
        var organismes = OrganismesDemo.Ouvrir(reglages.Departement, bassins);
        db.Organismes.AddRange(organismes.Select(o => o.Organisme));
        await db.SaveChangesAsync(annulation);
        List<Compte> services = [.. comptes.Services()];
        var referents = organismes.SelectMany(o => comptes.Referents(o).Select(c => (Compte: c, o.Organisme))).ToList();
        db.Comptes.AddRange(services.Concat(referents.Select(r => r.Compte)));
        await db.SaveChangesAsync(annulation);
        await new AdministrationDemo(programme, reglages.Departement, await connexion.LireChefLieuAsync(reglages.Departement, annulation), db).RaconterAsync(
            [.. organismes.Select(o => o.Organisme)], [.. services, .. referents.Select(r => r.Compte)], annulation);
        avis($"{organismes.Count} organismes, {services.Count + referents.Count + 1} comptes");
        Agent[] De(Role role) => [.. services.Where(c => c.Role == role).Select(c => c.EnAgent())];
        ListesEnregistreesDemo.Ajouter(db, De(Role.Gestionnaire)[0], referents[0].Compte.EnAgent(), programme.FinDuRecit);
        JeuxDeReglesDemo.Ajouter(db, De(Role.Administrateur)[0], De(Role.ChargeOrientation)[0], programme.Debut.JourAParis(), programme.FinDuRecit);
        await db.SaveChangesAsync(annulation);
        return new EquipeDemo(
            [.. referents.Select(r => new ReferentDemo(r.Compte, r.Organisme))], De(Role.ChargeOrientation), De(Role.Gestionnaire)[0], De(Role.Administrateur)[0],
            Math.Clamp(reglages.Foyers / 600, 1, 12));
    }

    /// <summary>Flow by flow, what the payer tells and what is done until the next.</summary>
    private async Task<RapportImport> RaconterAsync(NpgsqlConnection connexion, HistoireDemo histoire, FluxDemo flux, EquipeDemo equipe, CancellationToken annulation)
    {
        RapportImport? mensuel = null;
        for (var rang = 0; rang < programme.Flux.Count; rang++)
        {
            var (prevu, suivant) = (programme.Flux[rang], rang + 1 < programme.Flux.Count ? programme.Flux[rang + 1].RecuLe : programme.FinDuRecit);
            var rapport = await flux.ImporterSuivantAsync(equipe.Gestionnaire, annulation);
            avis($"Étape {rang + 1} sur {programme.Flux.Count} : {Dire(prevu, rapport)}");
            mensuel = prevu.EstMensuel ? rapport : mensuel;
            if (rang == 0)
            {
                await connexions.Proprietaire.AnalyserAsync(annulation);
            }

            await using var transaction = await connexion.CommencerEnMasseAsync(annulation);
            await histoire.ApprendreAsync(prevu.RecuLe, annulation);
            await histoire.VivreAsync(suivant, annulation);
            await transaction.CommitAsync(annulation);
        }

        return mensuel!;
    }

    /// <summary>The day of the référent, the person whose account can be tried, and all that is still open.</summary>
    private async Task<string> FinirAsync(NpgsqlConnection connexion, JalonsDb db, HistoireDemo histoire, ComptesDemo comptes, CancellationToken annulation)
    {
        await using var transaction = await connexion.CommencerEnMasseAsync(annulation);
        var vitrine = new VitrineDemo(programme, histoire);
        vitrine.RemplirLaJournee();
        await histoire.VivreAsync(programme.FinDuRecit, annulation);
        vitrine.RattraperLesContrats();
        vitrine.LaisserDesBrouillons();
        vitrine.SignalerUnEmpechement();
        var choisie = vitrine.Choisir();
        await histoire.ConclureAsync(annulation);
        db.Comptes.Add(comptes.Usager("usager", choisie.Personne.Prenom, choisie.Personne.Nom, choisie.Personne.Id));
        await db.Database.UseTransactionAsync(transaction, annulation);
        await db.SaveChangesAsync(annulation);
        await transaction.CommitAsync(annulation);
        await db.Database.UseTransactionAsync(null, annulation);
        var (orientations, rendezVous, contrats, actes) = histoire.Total;
        avis($"{Nombres.Entier(orientations)} orientations, {Nombres.Entier(rendezVous)} rendez-vous, {Nombres.Entier(contrats)} contrats, {Nombres.Entier(actes)} lignes de journal");
        return ComptesDemo.Capitales(choisie.Personne.NomComplet);
    }

    /// <summary>Computes the dashboard once, so that it opens at once.</summary>
    private async Task CalculerAsync(NpgsqlConnection connexion, CancellationToken annulation)
    {
        await connexions.Proprietaire.AnalyserAsync(annulation);
        avis("Calcul des indicateurs…");
        await new Indicateurs(connexion, reglages.Departement, horloge).TableauAsync(programme.Aujourdhui, TimeSpan.Zero, Timeout.InfiniteTimeSpan, annulation);
    }

    private static string Dire(FluxPrevu flux, RapportImport rapport)
    {
        var nom = flux.EstMensuel ? Liaisons.De(flux.Jour.MoisEnClair()) : flux.Nature == NatureFluxDemo.Instruction ? $"d’instruction du {flux.Jour.EnClair()}" : $"quotidien du {flux.Jour.EnClair()}";
        return $"flux {nom}, {Nombres.Pluriel(rapport.Foyers, flux.Nature == NatureFluxDemo.Instruction ? "demande" : "foyer")}, {Nombres.Pluriel(rapport.Crees, "nouveau dossier", "nouveaux dossiers")}";
    }
}
