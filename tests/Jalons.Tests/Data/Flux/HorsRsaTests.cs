using Jalons.Domain.Dossiers;
using Jalons.Domain.Referentiel;
using Jalons.Domain.Socle;
using Jalons.TestKit;
using Xunit;

namespace Jalons.Tests.Data.Flux;

/// <summary>Somebody accompanied outside the RSA, then sent by the CAF: the same person, the same parcours (docs/adr/0051).</summary>
public sealed class HorsRsaTests : TestsImport
{
    private const string Etat =
        """
        select concat(p.prenom, ' ', d.numero_demande, ' ', c.entree, '..', c.sortie, ' recu ', c.recu_le, ' hors ', c.hors_rsa_depuis, ' ', c.public_accompagne, ' ', c.type, ' ', c.hors_rsa)
        from parcours c join personne p on p.id = c.personne left join dossier d on d.id = c.dossier order by c.id
        """;

    [Fact]
    public async Task The_right_takes_the_parcours_over_with_its_orientation_and_starts_the_legal_delay()
    {
        await AccueillirAsync(J("2025-03-01"), oriente: J("2025-03-20"));
        await ImporterAsync(FluxBuilder.Mensuel(2025, 10).Avec(Seul()));
        Assert.Equal("MARIE 00000000155 2025-10-01.. recu 2025-11-06 hors 2025-03-01 Jeune Social f", await UnAsync(Etat));
        Assert.Equal("2025-12-18", await UnAsync("select echeance_orientation::text from parcours"));
        Assert.Equal("1", await UnAsync("select count(*)::text from personne"));
    }

    [Fact]
    public async Task Who_is_in_a_household_without_being_bound_stays_outside()
    {
        await AccueillirAsync(J("2025-03-01"));
        await ImporterAsync(FluxBuilder.Mensuel(2025, 10).Avec(Seul().Changer(0, p => p.Soumis(false))));
        Assert.Equal("MARIE  2025-03-01.. recu 2025-03-01 hors  Jeune  t", await UnAsync(Etat));
        await ImporterAsync(FluxBuilder.Quotidien(J("2025-11-12")).Avec(Seul()));
        Assert.StartsWith("MARIE 00000000155 ", await UnAsync(Etat), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_end_of_the_right_closes_it_and_the_same_file_again_changes_nothing()
    {
        await AccueillirAsync(J("2025-03-01"));
        await ImporterAsync(FluxBuilder.Mensuel(2025, 10).Avec(Seul()));
        var avant = await ViderCasAsync();
        await ImporterAsync(FluxBuilder.Mensuel(2025, 10).Avec(Seul()));
        Assert.Equal(avant, await ViderCasAsync());
        await ImporterAsync(FluxBuilder.Quotidien(J("2025-11-12")).Avec(Seul().Clos("ECH", J("2025-11-10"))));
        Assert.Contains("2025-10-01..2025-11-10", await UnAsync(Etat), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_parcours_closed_long_ago_is_left_alone()
    {
        await AccueillirAsync(J("2025-03-01"));
        await BaseDeTest.ExecuterAsync(Connexion, "update parcours set sortie = '2025-06-01', motif_sortie = 'accompagnement.fin'");
        await ImporterAsync(FluxBuilder.Mensuel(2025, 10).Avec(Seul()));
        Assert.Equal(2, (await LireAsync(Etat)).Count);
    }

    private async Task AccueillirAsync(DateOnly le, DateOnly? oriente = null)
    {
        var monde = new MondeDeSuivi(Bdd.Connexions);
        await using var db = monde.Ouvrir();
        var personne = Personne.Connaitre("55", "Dupont", "Marie", J("1990-05-02")).Valeur;
        db.Personnes.Add(personne);
        await db.SaveChangesAsync(Fin);
        var parcours = Parcours.Accueillir("55", personne.Id, PublicAccompagne.Jeune, le, "55029");
        if (oriente is { } jour)
        {
            Assert.True(parcours.Orienter(TypeParcours.Social, await monde.OrganismeAsync(), null, jour).EstFait);
        }

        db.Parcours.Add(parcours);
        await db.SaveChangesAsync(Fin);
    }
}
