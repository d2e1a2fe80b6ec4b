using Jalons.TestKit;
using Xunit;

namespace Jalons.Tests.Data.Flux;

/// <summary>A person is one person, whatever the flows say of their number, their role, their name and their household
/// (<c>references/cnaf/flux.md</c> §2.6, T03 to T09).</summary>
public sealed class PersonnesTests : TestsImport
{
    private static readonly string Nir = PersonneBuilder.NirDe(2, J("1990-05-02"), 7);

    [Theory]
    [InlineData("15")]
    [InlineData("13")]
    [InlineData("absent")]
    [InlineData("vide")]
    [InlineData("cle fausse")]
    [InlineData("provisoire")]
    [InlineData("corse A")]
    [InlineData("corse B")]
    [InlineData("court")]
    public async Task La_personne_est_importee_quel_que_soit_son_NIR(string forme)
    {
        var (recu, garde) = forme switch
        {
            "15" => (Nir, Nir[..13]),
            "13" => (Nir[..13], Nir[..13]),
            "vide" => ("   ", ""),
            "cle fausse" => (Nir[..13] + (Nir[13..] == "42" ? "43" : "42"), ""),
            "provisoire" => ("7" + Nir[1..13], ""),
            "corse A" => ("185112A952034" + "28", "185112A952034"),
            "corse B" => ("185112B952034" + Jalons.Domain.Socle.Nir.Depuis("185112B952034").Cle, "185112B952034"),
            "court" => ("12345", ""),
            _ => (null, ""),
        };
        var rapport = await ImporterAsync(FluxBuilder.Mensuel(2025, 10).Avec(Seul().Changer(0, p => p.Nir(recu))));
        Assert.Equal((1, 0), (rapport.Crees, rapport.Rejetes));
        Assert.Equal(garde, await UnAsync("select nir from personne"));
        await ImporterAsync(FluxBuilder.Mensuel(2025, 11).Avec(Seul().Montant(1m).Changer(0, p => p.Nir(recu))));
        Assert.Equal(["MARIE"], await LireAsync("select prenom from personne"));
    }

    [Fact]
    public async Task Le_NIR_et_le_role_du_parent_ne_sont_pas_ceux_de_l_enfant()
    {
        await ImporterAsync(FluxBuilder.Mensuel(2025, 10).Avec(Couple()));
        Assert.Equal(["CJT YOHANN 13", "DEM CLAIRE 13", "ENF LILA "], await LireAsync("select concat(m.role, ' ', p.prenom, ' ', length(p.nir)) from membre m join personne p on p.id = m.personne order by 1"));
    }

    [Fact]
    public async Task Demandeur_et_conjoint_echangent_leurs_roles_ce_sont_les_memes_personnes()
    {
        await ImporterAsync(FluxBuilder.Mensuel(2025, 10).Avec(Couple().Changer(1, p => p.Soumis(true))));
        var parcours = await LireAsync("select id::text from parcours order by id");
        var rapport = await ImporterAsync(FluxBuilder.Mensuel(2025, 11).Avec(Couple().Changer(0, p => p.Role("CJT")).Changer(1, p => p.Role("DEM").Soumis(true))));
        Assert.Equal(3, (await LireAsync("select prenom from personne")).Count);
        Assert.Equal(
            ["DEM CLAIRE 2023-04-01..2025-11-01", "CJT YOHANN 2023-04-01..2025-11-01", "ENF LILA 2023-04-01..", "CJT CLAIRE 2025-11-01..", "DEM YOHANN 2025-11-01.."],
            (await MembresAsync("00000000255")).Order(new ParFin()));
        Assert.Equal(["CLAIRE 1 2025-10-01..", "YOHANN 1 2025-10-01.."], await StatutsAsync("00000000255"));
        Assert.Equal(parcours, await LireAsync("select id::text from parcours where sortie is null order by id"));
        Assert.Equal(["00000000255 composition"], await ChangementsAsync(rapport));
    }

    [Fact]
    public async Task La_meme_personne_dans_deux_dossiers_a_un_seul_parcours()
    {
        await ImporterAsync(FluxBuilder.Mensuel(2025, 10).Avec(Seul(), Seul("00000000255")));
        Assert.Equal(["MARIE"], await LireAsync("select prenom from personne"));
        Assert.Equal(2, (await LireAsync("select role from membre")).Count);
        Assert.Equal(["MARIE 00000000155 2025-10-01.."], await ParcoursAsync());
        await ImporterAsync(FluxBuilder.Mensuel(2025, 11).Avec(Seul().Clos("RGD", J("2025-11-01")), Seul("00000000255")));
        Assert.Equal(["MARIE 00000000255 2025-10-01.."], await ParcoursAsync());
    }

    [Fact]
    public async Task Une_nouvelle_demande_apres_une_cloture_est_la_meme_personne()
    {
        await ImporterAsync(FluxBuilder.Mensuel(2025, 8).Avec(Seul().Clos("ECH", J("2025-08-01"))));
        await ImporterAsync(FluxBuilder.Mensuel(2025, 10).Avec(Seul("00000000255").DemandeDu(J("2025-10-03"))));
        Assert.Equal(["MARIE"], await LireAsync("select prenom from personne"));
        Assert.Equal(["MARIE 00000000255 2025-10-03.."], await ParcoursAsync());
    }

    [Fact]
    public async Task Les_jumeaux_sont_deux_personnes()
    {
        var foyer = Seul().Avec(
            PersonneBuilder.Enfant("DUPONT", "LEA", J("2019-06-21")).RangNaissance(1),
            PersonneBuilder.Enfant("DUPONT", "LOU", J("2019-06-21")).RangNaissance(2),
            PersonneBuilder.Enfant("DUPONT", "SAM", J("2020-01-01")).RangNaissance(1),
            PersonneBuilder.Enfant("DUPONT", "SAM", J("2020-01-01")).RangNaissance(2),
            PersonneBuilder.Enfant("DUPONT", "CAMILLE", J("2021-01-01")).RangNaissance(null).Sexe(1),
            PersonneBuilder.Enfant("DUPONT", "CAMILLE", J("2021-01-01")).RangNaissance(null).Sexe(2));
        await ImporterAsync(FluxBuilder.Mensuel(2025, 10).Avec(foyer));
        var ids = await LireAsync("select concat(id, prenom, rang_naissance, sexe) from personne order by id");
        Assert.Equal(7, ids.Count);
        await ImporterAsync(FluxBuilder.Mensuel(2025, 11).Avec(foyer.Montant(1m)));
        Assert.Equal(ids, await LireAsync("select concat(id, prenom, rang_naissance, sexe) from personne order by id"));
        Assert.Equal(7, (await MembresAsync("00000000155")).Count);
    }

    [Theory]
    [InlineData("DE LA TOUR-D'AUVERGNE LASTOURS", "DE LA TOUR D'AUVERGNE LASTOU", "MARIE")]
    [InlineData("LE GOFF-MÉNARD", "LE GOFF MENARD", "MARIE")]
    [InlineData("L'HÉRITIER", "L HERITIER", "MARIE")]
    [InlineData("CŒUR", "COEUR", "MARIE")]
    [InlineData("DUPONT", "DUPONT", "ANNE-MARIE BERNADETTE DE LA SAINTE TRINITE")]
    public async Task Noms_coupes_accents_perdus_traits_d_union(string ecrit, string recu, string prenom)
    {
        var coupe = prenom.Length > 32 ? prenom[..32].Trim() : prenom;
        await ImporterAsync(FluxBuilder.Mensuel(2025, 10).Avec(Seul().Changer(0, p => p.Nir(null).Nom(ecrit).NomNaissance(ecrit).Prenom(prenom))));
        await ImporterAsync(FluxBuilder.Mensuel(2025, 11).Avec(Seul().Changer(0, p => p.Nir(null).Nom(recu).NomNaissance(recu).Prenom(coupe))));
        Assert.Equal([coupe], await LireAsync("select prenom from personne"));
        await ImporterAsync(FluxBuilder.Mensuel(2025, 12).Avec(Seul().Changer(0, p => p.Nir(null).Nom(ecrit).NomNaissance(ecrit).Prenom(prenom))));
        Assert.Single(await MembresAsync("00000000155"));
    }

    [Fact]
    public async Task Deux_noms_courts_dont_l_un_commence_l_autre_sont_deux_noms()
    {
        await ImporterAsync(FluxBuilder.Mensuel(2025, 10).Avec(Seul().Changer(0, p => p.Nir(null))));
        await ImporterAsync(FluxBuilder.Mensuel(2025, 11).Avec(Seul("00000000255").Changer(0, p => p.Nir(null).Nom("DUPONTEL").NomNaissance("DUPONTEL"))));
        Assert.Equal(["DUPONT", "DUPONTEL"], await LireAsync("select nom from personne order by nom"));
    }

    [Fact]
    public async Task Un_nom_d_usage_change_par_mariage_reste_la_meme_personne()
    {
        await ImporterAsync(FluxBuilder.Mensuel(2025, 10).Avec(Seul().Changer(0, p => p.Nir(null))));
        await ImporterAsync(FluxBuilder.Mensuel(2025, 11).Avec(Seul().Changer(0, p => p.Nir(null).Nom("MARTIN"))));
        Assert.Equal(["MARTIN DUPONT MARTIN DUPONT"], await LireAsync("select concat_ws(' ', nom, nom_naissance, cle_nom, cle_nom_naissance) from personne"));
    }

    [Fact]
    public async Task Un_NIR_qui_arrive_plus_tard_complete_la_personne()
    {
        await ImporterAsync(FluxBuilder.Mensuel(2025, 10).Avec(Seul().Changer(0, p => p.Nir(null))));
        var id = await UnAsync("select id::text from personne");
        await ImporterAsync(FluxBuilder.Mensuel(2025, 11).Avec(Seul().Changer(0, p => p.Nir(Nir))));
        Assert.Equal($"{id} {Nir[..13]}", await UnAsync("select concat(id, ' ', nir) from personne"));
        await ImporterAsync(FluxBuilder.Mensuel(2025, 12).Avec(Seul().Changer(0, p => p.Nir(null))));
        Assert.Equal($"{id} {Nir[..13]}", await UnAsync("select concat(id, ' ', nir) from personne"));
    }

    [Fact]
    public async Task Le_meme_NIR_avec_une_autre_naissance_n_est_pas_fondu_et_se_dit()
    {
        await ImporterAsync(FluxBuilder.Mensuel(2025, 10).Avec(Seul().Changer(0, p => p.Nir(Nir))));
        var rapport = await ImporterAsync(FluxBuilder.Mensuel(2025, 11).Avec(Seul("00000000255").Changer(0, p => p.Nir(Nir).NeLe(J("1990-05-03")))));
        Assert.Equal(2, (await LireAsync("select nom from personne")).Count);
        Assert.Contains(rapport.Avertissements, a => a.Contains("ressemble à une personne déjà connue", StringComparison.Ordinal) && a.Contains("00000000255", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Les_memes_noms_avec_un_autre_NIR_ne_sont_pas_fondus_et_se_dit()
    {
        await ImporterAsync(FluxBuilder.Mensuel(2025, 10).Avec(Seul()));
        var rapport = await ImporterAsync(FluxBuilder.Mensuel(2025, 11).Avec(Seul("00000000255").Changer(0, p => p.Nir(Nir))));
        Assert.Equal(2, (await LireAsync("select nom from personne")).Count);
        Assert.Contains(rapport.Avertissements, a => a.Contains("ressemble à une personne déjà connue", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Un_homonyme_sans_NIR_reste_dans_son_dossier()
    {
        await ImporterAsync(FluxBuilder.Mensuel(2025, 10).Avec(Seul(), Seul("00000000255").Changer(0, p => p.Nir(Nir))));
        var membres = await LireAsync("select concat(d.numero_demande, ' ', m.personne) from membre m join dossier d on d.id = m.dossier order by 1");
        Assert.Equal(2, membres.Distinct(StringComparer.Ordinal).Count());
        await ImporterAsync(FluxBuilder.Mensuel(2025, 11).Avec(Seul().Montant(1m).Changer(0, p => p.Nir(null)), Seul("00000000255").Montant(1m).Changer(0, p => p.Nir(null))));
        Assert.Equal(membres, await LireAsync("select concat(d.numero_demande, ' ', m.personne) from membre m join dossier d on d.id = m.dossier order by 1"));
    }

    [Fact]
    public async Task Une_separation_le_parcours_suit_la_personne_dans_son_nouveau_foyer()
    {
        await ImporterAsync(FluxBuilder.Mensuel(2025, 10).Avec(Couple().Changer(1, p => p.Soumis(true))));
        var avant = await UnAsync("select c.id::text from parcours c join personne p on p.id = c.personne where prenom = 'YOHANN'");
        var parti = Couple().Changer(1, p => p.Soumis(true).Jusque(J("2025-11-03")));
        var nouveau = FoyerBuilder.Nouveau("00000000355").Matricule("0000003").DemandeDu(J("2025-11-05"))
            .Avec(PersonneBuilder.Demandeur("LEROY", "YOHANN", J("1985-11-02")).Depuis(J("2025-11-05")))
            .Adresse("9", "RUE", "BASSE", "55100", "55545", "VERDUN", J("2025-11-04"));
        await ImporterAsync(FluxBuilder.Quotidien(J("2025-11-12")).Avec(parti.Evenement("SITFAM", J("2025-11-12")), nouveau.Evenement("DEMRSA", J("2025-11-12"))));
        Assert.Equal(["DEM CLAIRE 2023-04-01..", "CJT YOHANN 2023-04-01..2025-11-03", "ENF LILA 2023-04-01.."], await MembresAsync("00000000255"));
        Assert.Equal(["DEM YOHANN 2025-11-05.."], await MembresAsync("00000000355"));
        Assert.Equal(
            $"{avant} 00000000355 2025-10-01.. 55545",
            await UnAsync("select concat(c.id, ' ', d.numero_demande, ' ', c.entree, '..', c.sortie, ' ', c.code_commune) from parcours c join personne p on p.id = c.personne join dossier d on d.id = c.dossier where prenom = 'YOHANN'"));
        Assert.Equal(["CLAIRE 1 2025-10-01..", "YOHANN 1 2025-10-01..2025-11-03"], await StatutsAsync("00000000255"));
        Assert.Equal(3, (await LireAsync("select prenom from personne")).Count);
    }

    [Fact]
    public async Task Qui_quitte_le_foyer_sans_en_rejoindre_un_sort_a_la_date_dite()
    {
        await ImporterAsync(FluxBuilder.Mensuel(2025, 10).Avec(Couple().Changer(1, p => p.Soumis(true))));
        await ImporterAsync(FluxBuilder.Mensuel(2025, 11).Avec(Couple().Changer(1, p => p.Soumis(true).Jusque(J("2025-10-20")))));
        Assert.Equal(["CLAIRE 00000000255 2025-10-01..", "YOHANN 00000000255 2025-10-01..2025-10-20 foyer.quitte"], await ParcoursAsync());
        await ImporterAsync(FluxBuilder.Mensuel(2025, 12).Avec(Couple().Sans(1).Changer(1, p => p.ACharge(false))));
        Assert.Equal(["DEM CLAIRE 2023-04-01..", "CJT YOHANN 2023-04-01..2025-10-20", "ENF LILA 2023-04-01.."], await MembresAsync("00000000255"));
    }

    [Fact]
    public async Task Un_depart_annonce_pour_plus_tard_se_fait_le_mois_venu_meme_si_l_image_n_a_pas_change()
    {
        var foyer = Couple().Changer(1, p => p.Soumis(true).Jusque(J("2025-11-20")));
        await ImporterAsync(FluxBuilder.Mensuel(2025, 10).Avec(foyer));
        Assert.Equal("CJT YOHANN 2023-04-01..", (await MembresAsync("00000000255"))[1]);
        await ImporterAsync(FluxBuilder.Mensuel(2025, 11).Avec(foyer));
        Assert.Equal("CJT YOHANN 2023-04-01..", (await MembresAsync("00000000255"))[1]);
        Assert.Equal(1, (await ImporterAsync(FluxBuilder.Mensuel(2025, 12).Avec(foyer))).Modifies);
        Assert.Equal("CJT YOHANN 2023-04-01..2025-11-20", (await MembresAsync("00000000255"))[1]);
        Assert.Equal(1, (await ImporterAsync(FluxBuilder.Mensuel(2026, 1).Avec(foyer))).Inchanges);
        Assert.Equal("YOHANN 00000000255 2025-10-01..2025-11-20 foyer.quitte", (await ParcoursAsync())[1]);
    }

    [Fact]
    public async Task Qui_revient_dans_le_foyer_y_a_deux_periodes()
    {
        await ImporterAsync(FluxBuilder.Mensuel(2025, 8).Avec(Couple()));
        await ImporterAsync(FluxBuilder.Mensuel(2025, 9).Avec(Couple().Sans(1)));
        await ImporterAsync(FluxBuilder.Mensuel(2025, 10).Avec(Couple()));
        Assert.Equal(["CJT YOHANN 2023-04-01..2025-09-01", "CJT YOHANN 2025-10-01.."], (await MembresAsync("00000000255")).Where(m => m.Contains("YOHANN", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Adresses_l_ancienne_est_gardee_avec_ses_dates_et_son_flux()
    {
        await ImporterAsync(FluxBuilder.Mensuel(2025, 10).Avec(Seul()));
        var rapport = await ImporterAsync(FluxBuilder.Mensuel(2025, 11).Avec(Seul().Demenage("3", "RUE", "HAUTE", "55100", "55545", "VERDUN", J("2025-11-15"))));
        Assert.Equal(["VERDUN 2025-11-15..", "BAR LE DUC 2020-03-01..2025-11-15"], await LireAsync("select concat(commune, ' ', depuis, '..', jusqua) from adresse order by courante desc"));
        Assert.Equal(2, (await LireAsync("select distinct flux::text from adresse")).Count);
        Assert.Equal(["00000000155 adresse"], await ChangementsAsync(rapport));
        Assert.Equal("55545", await UnAsync("select code_commune from parcours"));
        Assert.Equal(0, (await ImporterAsync(FluxBuilder.Mensuel(2025, 12).Avec(Seul().Demenage("3", "RUE", "HAUTE", "55100", "55545", "VERDUN", J("2025-11-15"))))).Modifies);
    }

    [Fact]
    public async Task Une_image_sans_adresse_garde_la_derniere_connue()
    {
        await ImporterAsync(FluxBuilder.Mensuel(2025, 10).Avec(Seul()));
        await ImporterAsync(FluxBuilder.Mensuel(2025, 11).Avec(Seul().SansAdresse()));
        Assert.Equal("BAR LE DUC 55029", await UnAsync("select concat(commune, ' ', (select code_commune from parcours)) from adresse where courante"));
    }

    [Fact]
    public async Task Une_premiere_adresse_venue_plus_tard_est_un_changement()
    {
        await ImporterAsync(FluxBuilder.Mensuel(2025, 10).Avec(Seul().SansAdresse()));
        var rapport = await ImporterAsync(FluxBuilder.Mensuel(2025, 11).Avec(Seul()));
        Assert.Equal(["00000000155 adresse"], await ChangementsAsync(rapport));
        Assert.Equal("55029", await UnAsync("select code_commune from parcours"));
    }

    /// <summary>Ended periods first, then the order of the list.</summary>
    private sealed class ParFin : IComparer<string>
    {
        public int Compare(string? x, string? y) => Ouverte(x).CompareTo(Ouverte(y));

        private static int Ouverte(string? ligne) => ligne!.EndsWith("..", StringComparison.Ordinal) ? 1 : 0;
    }
}
