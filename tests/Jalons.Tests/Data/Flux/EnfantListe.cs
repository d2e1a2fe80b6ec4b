using Jalons.Data.Flux;
using Jalons.Data.Flux.Listes;
using Jalons.Data.Habilitations;
using Jalons.Data.Socle;
using Jalons.Domain.Dossiers;
using Jalons.TestKit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Jalons.Tests.Data.Flux;

/// <summary>What a child that will be killed does with the list of a partner, which pages alone import: it goes on from where the list stands.</summary>
public sealed class EnfantListe
{
    /// <summary>Variable that names the file.</summary>
    public const string Fichier = "JALONS_TEST_LISTE";

    private static readonly DateTimeOffset Maintenant = new(2025, 12, 6, 8, 30, 0, TimeSpan.Zero);

    /// <summary>Runs only where it is asked for by its name, in a process of its own.</summary>
    [Fact(Explicit = true)]
    public async Task Takes_the_list_to_its_import()
    {
        await using var installation = await Installation.OuvrirAsync(_ => { }, TestContext.Current.CancellationToken);
        while (await AvancerAsync(installation.Connexions, Environment.GetEnvironmentVariable(Fichier)!, TestContext.Current.CancellationToken))
        {
        }
    }

    /// <summary>Does the next thing: drop, map and examine, import.</summary>
    /// <returns>False when nothing was left to do.</returns>
    public static async Task<bool> AvancerAsync(ConnexionsJalons connexions, string chemin, CancellationToken annulation)
    {
        await using var db = JalonsDb.Pour(connexions, BaseDeTest.Departement);
        var agent = (await db.Set<Compte>().SingleAsync(annulation)).EnAgent();
        var demande = new DemandeImport(chemin, Path.GetFileName(chemin), agent, Maintenant, BaseDeTest.Departement);
        var travail = new TravailListes(connexions);
        await using var connexion = await connexions.OuvrirAsync(BaseDeTest.Departement, annulation);
        var numero = (await Vidage.LignesAsync(connexion, "select id::text from liste_recue")).SingleOrDefault();
        if (numero is null)
        {
            await travail.DeposerAsync(demande, agent, annulation);
            return true;
        }

        var liste = (await ListeRecue.LireAsync(connexion, long.Parse(numero, null), annulation))!;
        switch (liste.Etat)
        {
            case "a_associer":
                var champs = await TravailListes.ProposerAsync(connexion, liste, annulation);
                Assert.True((await travail.AssocierAsync(liste, new AssociationListe(null, champs, PublicAccompagne.Jeune), agent, Maintenant, annulation)).EstFait);
                return true;
            case "a_verifier":
                await new ImporteurPersonnes(connexions).ImporterAsync(liste.Id, liste.Version, demande, null, annulation);
                return true;
            default:
                return false;
        }
    }
}
