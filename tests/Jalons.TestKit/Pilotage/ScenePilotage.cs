using Jalons.Data.Pilotage;
using Jalons.Domain.Habilitations;
using Jalons.Domain.Pilotage;
using Jalons.Domain.RendezVous;
using Jalons.Domain.Socle;
using Npgsql;

namespace Jalons.TestKit.Pilotage;

/// <summary>A département told by dated facts, in the rows that flows and acts leave. Days are written <c>2024-12-31</c>.</summary>
public sealed class ScenePilotage(BaseDeTest bdd) : IAsyncDisposable
{
    private readonly Dictionary<DateOnly, long> flux = [];
    private readonly Dictionary<CategorieOrganisme, long> organismes = [];
    private NpgsqlConnection? connexion;
    private long referent;
    private int numero;

    /// <summary>A moment after everything that the scenes tell.</summary>
    public HorlogeFixe Horloge { get; } = new(new DateOnly(2026, 6, 15));

    public async Task<NpgsqlConnection> ConnexionAsync() => connexion ??= await bdd.OuvrirAsync();

    public async ValueTask DisposeAsync()
    {
        if (connexion is not null)
        {
            await connexion.DisposeAsync();
        }
    }

    public static DateOnly Jour(string iso) => DateOnly.ParseExact(iso, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    public static DateOnly? JourOuNul(string? iso) => iso is null ? null : Jour(iso);

    public async Task<ResultatsIndicateurs> CalculerAsync(string au) =>
        await new Indicateurs(await ConnexionAsync(), BaseDeTest.Departement, Horloge).CalculerAsync(Jour(au));

    public async Task<TableauDeBord> TableauAsync(string au, TimeSpan? tolerance = null) => await new Indicateurs(await ConnexionAsync(), BaseDeTest.Departement, Horloge)
        .TableauAsync(Jour(au), tolerance ?? TimeSpan.Zero, Timeout.InfiniteTimeSpan);

    public async Task<IReadOnlyDictionary<CleMesure, Mesure>> SimulerAsync(string au, string connaissance, params short[] etats) =>
        await new Indicateurs(await ConnexionAsync(), BaseDeTest.Departement, Horloge).SimulerAsync(new(Jour(au), Jour(connaissance), etats));

    /// <summary>Forgets everything told before: the next scene starts from an empty département.</summary>
    public async Task ViderAsync()
    {
        flux.Clear();
        organismes.Clear();
        referent = 0;
        await using var amorce = new NpgsqlConnection(bdd.ChaineAmorce);
        await amorce.OpenAsync();
        await BaseDeTest.ExecuterAsync(
            amorce,
            """
            truncate flux, dossier, personne, membre, adresse, historique_droit, statut_droits_devoirs, parcours, orientation, suivi_referent, contrat, rendez_vous,
              organisme, compte, photo, photo_adulte, changement_pilotage, indicateur_calcul, commune, epci restart identity cascade
            """);
    }

    /// <summary>The flow made on a day; monthly when a month of reference is given.</summary>
    public async Task<long> FluxAsync(string creeLe, string? reference = null)
    {
        var jour = Jour(creeLe);
        if (!flux.TryGetValue(jour, out var id))
        {
            id = await LireAsync(
                """
                insert into flux (format, application, nature, type, cree_le, reference, empreinte, nom_fichier, taille, recu_le, auteur, etat)
                values ('VRSB0801', 'CRI', 'D', $1, $2::date + time '02:00', $3, '\x00', 'flux', 1, $2::date + interval '9 hours', 'essai', 'applique') returning id
                """,
                reference is null ? "I" : "M", jour, reference is null ? new DateOnly(jour.Year, jour.Month, 1) : Jour(reference));
            flux[jour] = id;
        }

        return id;
    }

    public async Task<long> DossierAsync(string demande, string? commune = "55001", string? mutation = null)
    {
        var premier = await FluxAsync(demande);
        var id = await LireAsync(
            """
            insert into dossier (numero_demande, date_demande, organisme, numero_organisme, recu_le, empreinte, image_du, image_flux, vu_le, premier_flux, mutation_entrante)
            values ($1, $2, 'CAF', '551', $2, gen_random_uuid(), $2, $3, $2, $3, $4) returning id
            """,
            (++numero).ToString("D11", System.Globalization.CultureInfo.InvariantCulture), Jour(demande), premier, (object?)JourOuNul(mutation) ?? DBNull.Value);
        await ExecuterAsync("insert into adresse (dossier, courante, voie, code_commune, flux) values ($1, true, 'rue', $2, $3)", id, (object?)commune ?? DBNull.Value, premier);
        return id;
    }

    public async Task DroitAsync(long dossier, int etat, string depuis, string connu) => await ExecuterAsync(
        "insert into historique_droit (dossier, depuis, connu_le, etat, motifs, suivi, flux) values ($1, $2, (select cree_le from flux where id = $4), $3, '{}', $3 in (2, 3), $4)",
        dossier, Jour(depuis), etat, await FluxAsync(connu));

    public async Task<long> PersonneAsync(
        long dossier, string depuis, string connu, string role = "DEM", bool? soumis = true, string? soumisDepuis = null, string? soumisConnu = null,
        string naissance = "1985-05-10", int? sexe = 2)
    {
        var nom = $"N{++numero}";
        var id = await LireAsync(
            "insert into personne (nom, nom_naissance, prenom, cle_nom, cle_nom_naissance, cle_prenom, date_naissance, sexe) values ($1, $1, 'P', $1, $1, 'P', $2, $3::smallint) returning id",
            nom, Jour(naissance), (object?)(short?)sexe ?? DBNull.Value);
        await RejoindreAsync(id, dossier, depuis, connu, role, soumis, soumisDepuis, soumisConnu);
        return id;
    }

    public async Task RejoindreAsync(
        long personne, long dossier, string depuis, string connu, string role = "DEM", bool? soumis = true, string? soumisDepuis = null, string? soumisConnu = null)
    {
        await ExecuterAsync("insert into membre (dossier, personne, role, a_charge, depuis, flux) values ($1, $2, $3, true, $4, $5)", dossier, personne, role, Jour(depuis), await FluxAsync(connu));
        if (soumis is { } s)
        {
            await ExecuterAsync(
                "insert into statut_droits_devoirs (personne, dossier, soumis, depuis, flux) values ($1, $2, $3, $4, $5)",
                personne, dossier, s, Jour(soumisDepuis ?? depuis), await FluxAsync(soumisConnu ?? connu));
        }
    }

    public Task<long> ParcoursAsync(long personne, long dossier, string entree, string? recu = null, string? sortie = null) => LireAsync(
        "insert into parcours (personne, dossier, entree, recu_le, sortie, code_commune) values ($1, $2, $3, $4, $5, '55001') returning id",
        personne, dossier, Jour(entree), Jour(recu ?? entree), (object?)JourOuNul(sortie) ?? DBNull.Value);

    public async Task<long> OrienterAsync(
        long parcours, CategorieOrganisme categorie, string du, string? au = null, string type = "Social", string origine = "Departement", bool avecReferent = true)
    {
        var organisme = await OrganismeAsync(categorie);
        var id = await LireAsync(
            """
            insert into orientation (parcours, personne, rang, type, organisme, du, au, origine, auteur, nom_auteur, saisi_le, preconise, explication, notification)
            select $1, personne, 1 + (select count(*) from orientation where parcours = $1), $2, $3, $4, $5, $6, $7, 'essai', $4, $2, 'essai', 'Courrier'
            from parcours where id = $1 returning id
            """,
            parcours, type, organisme, Jour(du), (object?)JourOuNul(au) ?? DBNull.Value, origine, referent);
        if (avecReferent)
        {
            await ExecuterAsync(
                "insert into suivi_referent (parcours, personne, referent, organisme, du, au, auteur) select $1, personne, $2, $3, $4, $5, $2 from parcours where id = $1",
                parcours, referent, organisme, Jour(du), (object?)JourOuNul(au) ?? DBNull.Value);
        }

        return id;
    }

    public async Task<long> ContratAsync(long parcours, string signe, string debut, string fin, string forme = "Cer") => await LireAsync(
        """
        insert into contrat (parcours, referent, organisme, forme, type, statut, cree_le, debut, fin, droits_devoirs_expliques, propose_le, empreinte,
          signe_personne_le, signe_personne_nom, signe_personne_mode, signe_referent_le, signe_referent_nom, signe_le)
        values ($1, $6, $7, $5, 'Social', 'Signe', $2, $3, $4, true, $2, 'x', $2, 'P', 'Papier', $2, 'R', $2) returning id
        """,
        parcours, Jour(signe), Jour(debut), Jour(fin), forme, referent, await OrganismeAsync(CategorieOrganisme.ServiceDepartement));

    /// <summary>A rendez-vous at ten in the morning in Paris, or at another hour; set on a day, a week before by default.</summary>
    public async Task<long> RendezVousAsync(
        long parcours, string jour, StatutRendezVous statut = StatutRendezVous.Honore, MotifRendezVous motif = MotifRendezVous.PremierAccompagnement, string? creeLe = null, string heure = "10:00")
    {
        // Each has an agent of its own: diaries are not what is told here.
        var agent = await LireAsync(
            "insert into compte (departement, nom, prenom, role, nom_utilisateur, nom_utilisateur_normalise) values ('55', 'A', 'A', 'Referent', $1, $1) returning id",
            $"A{++numero}");
        var debut = Jour(jour).AParis(TimeOnly.ParseExact(heure, "HH:mm", System.Globalization.CultureInfo.InvariantCulture));
        var cree = creeLe is null ? debut.AddDays(-7) : Jour(creeLe).AParis(new TimeOnly(9, 0));
        return await LireAsync(
            """
            insert into rendez_vous (parcours, agent, motif, modalite, lieu, debut, fin, statut, cree_le, cree_par)
            values ($1, $2, $3, 'SurPlace', 'Bureau', $4, $4::timestamptz + interval '30 minutes', $5, $6, $2) returning id
            """,
            parcours, agent, motif.ToString(), debut, statut.ToString(), cree);
    }

    public async Task ExecuterAsync(string sql, params object[] valeurs) => await BaseDeTest.ExecuterAsync(await ConnexionAsync(), sql, valeurs);

    public async Task<long> LireAsync(string sql, params object[] valeurs) => await BaseDeTest.LireAsync<long>(await ConnexionAsync(), sql, valeurs);

    private async Task<long> OrganismeAsync(CategorieOrganisme categorie)
    {
        if (!organismes.TryGetValue(categorie, out var id))
        {
            id = await LireAsync("insert into organisme (nom, categorie, parcours) values ($1, $1, '{Emploi,SocioProfessionnel,Social}') returning id", categorie.ToString());
            organismes[categorie] = id;
        }

        if (referent == 0)
        {
            referent = await LireAsync(
                "insert into compte (departement, nom, prenom, role, organisme, nom_utilisateur, nom_utilisateur_normalise) values ('55', 'R', 'R', 'Referent', $1, 'r', 'R') returning id", id);
        }

        return id;
    }
}
