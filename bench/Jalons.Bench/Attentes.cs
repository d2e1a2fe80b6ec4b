using System.Globalization;
using Jalons.Data.Dossiers;
using Jalons.Data.Flux;
using Jalons.Data.Flux.Listes;
using Jalons.Data.Habilitations;
using Jalons.Data.Socle;
using Jalons.Domain.Dossiers;
using Jalons.Domain.Habilitations;
using Jalons.Domain.Socle;
using Jalons.Flux.Listes;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Jalons.Bench;

/// <summary>
/// What waits for the RSA service, and what it has settled, by the acts of the pages: pairs of people to compare, two people made one, two dossiers made one, a list to map and one to look at.
/// </summary>
internal static class Attentes
{
    private const int LignesDeListe = 500;

    /// <summary>Pairs of claimants, as an import leaves them; the claimant of one dossier in another; somebody accompanied outside the RSA.</summary>
    private const string Paires =
        """
        insert into doublon_possible (personne_a, personne_b, score, raisons, empreinte, trouve_le)
        select m.personne, n.personne, 50 + (m.id % 50)::int, '{MemeNom,MemePrenom}', gen_random_uuid(), now()
        from (select id, personne, row_number() over (order by personne) as rang from membre where role = 'DEM' and jusqua is null limit 600) m
        join (select personne, row_number() over (order by personne) as rang from membre where role = 'DEM' and jusqua is null limit 600) n on n.rang = m.rang + 1
        where m.rang % 2 = 1 on conflict do nothing;
        insert into membre (dossier, personne, role, a_charge, depuis, flux)
        select (select max(id) from dossier where etat_droit = 2), m.personne, 'AUT', false, current_date - 30, m.flux
        from membre m where m.dossier = (select min(id) from dossier where etat_droit = 2) and m.role = 'DEM' and m.jusqua is null;
        with jeune as (
          insert into personne (nom, nom_naissance, prenom, cle_nom, cle_nom_naissance, cle_prenom, date_naissance)
          values ('Libre', 'Libre', 'Eve', 'LIBRE', 'LIBRE', 'EVE', current_date - 8000) returning id)
        insert into parcours (personne, entree, recu_le, public_accompagne) select id, current_date - 100, current_date - 100, 'Jeune' from jeune
        """;

    public static async Task LaisserAsync(ConnexionsJalons connexions, NpgsqlConnection connexion, string departement, CancellationToken annulation)
    {
        Agent agent;
        await using (var db = JalonsDb.Pour(connexions, departement))
        {
            agent = (await db.Comptes.SingleAsync(c => c.UserName == Peuplement.Compte(Role.Gestionnaire), annulation)).EnAgent();
        }

        await using (var transaction = await connexion.BeginTransactionAsync(annulation))
        {
            await Peuplement.ExecuterAsync(connexion, Paires, annulation);
            await ReunirAsync(connexion, agent, annulation);
            await transaction.CommitAsync(annulation);
        }

        await DeposerAsync(connexions, connexion, agent, annulation);
    }

    private static async Task ReunirAsync(NpgsqlConnection connexion, Agent agent, CancellationToken annulation)
    {
        const string enfant = "select {0}(personne) from membre where role = 'ENF' and jusqua is null";
        var (une, autre) = (await Peuplement.LireAsync(connexion, string.Format(CultureInfo.InvariantCulture, enfant, "min"), annulation), await Peuplement.LireAsync(connexion, string.Format(CultureInfo.InvariantCulture, enfant, "max"), annulation));
        var maintenant = TimeProvider.System.GetUtcNow();
        Exiger((await new FusionPersonnes(connexion, agent, maintenant).ReunirAsync(new(new(une), new(autre), [], null, "Mesure"), annulation)).Refus);
        var (garde, absorbe) = (
            new DossierId(await Peuplement.LireAsync(connexion, "select min(id) from dossier where etat_droit = 2", annulation)),
            new DossierId(await Peuplement.LireAsync(connexion, "select max(id) from dossier where etat_droit = 2", annulation)));
        var examen = (await connexion.LireFoyersAReunirAsync(garde, absorbe, annulation))!;
        Exiger(examen.Refus);
        Exiger((await new FusionFoyers(connexion, agent, maintenant).ReunirAsync(new(garde, absorbe, examen.Version, "Mesure"), annulation)).Refus);
    }

    /// <summary>A list of a partner, dropped twice: one waits for its columns to be mapped, the rows of the other to be looked at.</summary>
    private static async Task DeposerAsync(ConnexionsJalons connexions, NpgsqlConnection connexion, Agent agent, CancellationToken annulation)
    {
        var (travail, fichier) = (new TravailListes(connexions), Path.GetTempFileName());
        await File.WriteAllLinesAsync(
            fichier,
            Enumerable.Range(0, LignesDeListe).Select(i => string.Create(CultureInfo.InvariantCulture, $"NOUVEAU{i};PRENOM{i % 40};{new DateOnly(1980, 1, 1).AddDays(i * 13):dd/MM/yyyy};06{i:00000000}"))
                .Prepend("Nom;Prénom;Né le;Téléphone"),
            annulation);
        foreach (var nom in new[] { "a-associer.csv", "a-verifier.csv" })
        {
            var numero = await travail.DeposerAsync(new DemandeImport(fichier, nom, agent, TimeProvider.System.GetUtcNow(), agent.Departement), agent, annulation);
            var liste = (await ListeRecue.LireAsync(connexion, numero, annulation))!;
            if (nom == "a-verifier.csv")
            {
                Exiger((await travail.AssocierAsync(liste, new AssociationListe(null, ChampsPersonne.Proposer(liste.Titres), PublicAccompagne.Autre), agent, TimeProvider.System.GetUtcNow(), annulation)).Refus);
            }
        }

        File.Delete(fichier);
    }

    private static void Exiger(Refus? refus)
    {
        if (refus is not null)
        {
            throw new InvalidOperationException(refus.Message);
        }
    }
}
