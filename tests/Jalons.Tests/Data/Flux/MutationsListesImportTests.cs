using System.Globalization;
using System.Text;
using Jalons.Data.Flux;
using Jalons.Data.Flux.Listes;
using Jalons.Domain.Dossiers;
using Jalons.Domain.Habilitations;
using Jalons.Flux.Caf;
using Jalons.Flux.Listes;
using Jalons.TestKit;
using Jalons.Tests.Flux.Listes;
using Xunit;

namespace Jalons.Tests.Data.Flux;

/// <summary>
/// Damaged lists dropped one after the other on the same base: each is refused whole and changes nothing, or each of its rows is new, modified, unchanged or
/// rejected, and none is lost on the way. <c>JALONS_TESTS_LONGS=1</c> drops 5 000 of them.
/// </summary>
public sealed class MutationsListesImportTests : TestsImport
{
    private static readonly string NirMarie = PersonneBuilder.NirDe(2, J("1990-05-02"), 1);
    private Agent _agent = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        _agent = await new MondeDeSuivi(Bdd.Connexions).AgentAsync(Role.Gestionnaire);
    }

    [Fact]
    public async Task Une_liste_abimee_est_refusee_en_entier_ou_comptee_en_entier()
    {
        var nombre = Environment.GetEnvironmentVariable("JALONS_TESTS_LONGS") == "1" ? 5_000 : 90;
        await ImporterAsync(FluxBuilder.Mensuel(2025, 10).Avec(Seul().Changer(0, p => p.Nir(NirMarie)), Couple()));
        var (appliquees, refusees, rejetees) = (0, 0, 0);
        for (var i = 0; i < nombre; i++)
        {
            var octets = MutationsListesTests.Muter(new Random(i), Graine(i));
            var avant = await ViderCasAsync();
            try
            {
                var rapport = await DeposerAsync(octets, Reception.AddDays(30).AddSeconds(i));
                appliquees++;
                rejetees += rapport.Rejetes;
                Assert.Equal(Lignes(octets), rapport.Foyers);
                Assert.Equal(rapport.Foyers, rapport.Crees + rapport.Modifies + rapport.Inchanges + rapport.Rejetes);
                Assert.Equal(rapport.Rejetes.ToString(CultureInfo.InvariantCulture), await UnAsync("select count(*)::text from flux_rejet where flux = $1", rapport.Flux!.Value));
            }
            catch (FluxRefuseException)
            {
                refusees++;
                Assert.Equal(avant, await ViderCasAsync());
            }
        }

        Assert.True(appliquees > nombre / 5 && refusees > nombre / 20 && rejetees > nombre / 10, $"{appliquees} appliquées, {refusees} refusées, {rejetees} lignes rejetées");
    }

    /// <summary>Three kinds of lists by turns, in CSV and in Excel, about people known and others.</summary>
    private static byte[] Graine(int tour)
    {
        string[][] lignes = (tour % 3) switch
        {
            0 =>
            [
                ["NIR", "Identifiant", "Nom", "Prénom", "Naissance", "Date d'effet", "Catégorie", "NIR"],
                [NirMarie[..13], "0123456A789", "DUPONT", "MARIE", "02/05/1990", $"{1 + (tour % 28):00}/03/2025", "1", NirMarie[..13]],
                ["", "0123456B123", "LEROY", "CLAIRE", "14/03/1988", "01/06/2025", "9", ""],
                ["", "0123456B124", "INCONNU", "JEAN", "14/03/1978", "01/06/2025", "9", ""],
            ],
            1 =>
            [
                ["NIR", "MATRICULE", "ROLE PERSONNE", "NUMERO DEMANDE RSA", "NUMERO TELEPHONE DOSSIER", "NUMERO TELEPHONE 2 DOSSIER", "ADRESSE ELECTRONIQUE DOSSIER", "DATE DEBUT DROITS - DEVOIRS"],
                [NirMarie[..13], "", "", "", $"06{tour:00000000}", "", "", "01/04/2023"],
                ["", "0000255", "DEM", "", "0611111111", "", "claire@exemple.fr", ""],
                ["", "", "CJT", "00000000255", "", "", "", "15/06/2024"],
            ],
            _ =>
            [
                ["Nom", "Prénom", "Né le", "NIR", "Téléphone", "Ville"],
                ["Dupont", "Marie", "02/05/1990", "", "06 11 11 11 11", ""],
                [$"Nouvelle{(char)('a' + (tour % 26))}", "Anne", "01/01/2005", "", "", "Verdun"],
                ["Leroy", "Clara", "14/03/1988", "", "", ""],
            ],
        };
        return tour % 4 == 3 ? MutationsListesTests.Classeur(lignes) : Encoding.UTF8.GetBytes(string.Join("\r\n", lignes.Select(l => string.Join(';', l))));
    }

    /// <summary>Drops a list as the page does: a list of people is mapped as proposed and imported without anybody settling its rows.</summary>
    private async Task<RapportImport> DeposerAsync(byte[] octets, DateTimeOffset quand)
    {
        var demande = new DemandeImport(FluxBuilder.Deposer(octets), "RSA_INSCRIPTION.csv", _agent, quand, "55");
        if (ImporteurFichier.Reconnaitre(demande).Genre != GenreFichier.ListeDePersonnes)
        {
            return await new ImporteurListe(Bdd.Connexions).ImporterAsync(demande, null, Fin);
        }

        var travail = new TravailListes(Bdd.Connexions);
        var liste = (await ListeRecue.LireAsync(Connexion, await travail.DeposerAsync(demande, _agent, Fin), Fin))!;
        var champs = ChampsPersonne.Proposer(liste.Titres);
        if ((await travail.AssocierAsync(liste, new AssociationListe(null, champs, PublicAccompagne.Jeune), _agent, quand, Fin)).Refus is { } refus)
        {
            Assert.True((await travail.AbandonnerAsync(liste, _agent, quand, Fin)).EstFait);
            throw new FluxRefuseException(refus.Code, refus.Message);
        }

        liste = (await ListeRecue.LireAsync(Connexion, liste.Id, Fin))!;
        return await new ImporteurPersonnes(Bdd.Connexions).ImporterAsync(liste.Id, liste.Version, demande, null, Fin);
    }

    private static int Lignes(byte[] octets)
    {
        using var liste = LecteurListe.Ouvrir(new MemoryStream(octets));
        return NaturesListe.Reconnaitre(liste, "RSA_INSCRIPTION.csv") == NatureListe.Personnes ? liste.Lire().Count() : NaturesListe.Lignes(liste).Count();
    }
}
