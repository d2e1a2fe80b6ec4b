using Jalons.Data.Socle;
using Jalons.Domain.Dossiers;
using Npgsql;

namespace Jalons.Data.Dossiers;

/// <summary>An RSA file as people read it: the household, its right and history, its members and where each stands.</summary>
public sealed record DossierLu
{
    /// <summary>Number of the row.</summary>
    public required long Id { get; init; }

    /// <summary>NUMDEMRSA.</summary>
    public required string NumeroDemande { get; init; }

    /// <summary>Payer: CAF or MSA.</summary>
    public required string Organisme { get; init; }

    /// <summary>Account at the payer.</summary>
    public string? Matricule { get; init; }

    /// <summary>DTDEMRSA.</summary>
    public required DateOnly DateDemande { get; init; }

    /// <summary>ETATDOSRSA; null when only a claim is known.</summary>
    public int? EtatDroit { get; init; }

    /// <summary>First day of the state.</summary>
    public DateOnly? EtatDepuis { get; init; }

    /// <summary>Reasons of the state, kind-prefixed codes.</summary>
    public required string[] Motifs { get; init; }

    /// <summary>"Droit ouvert (suivi)" (<c>references/cnaf/flux.md</c> §5.1): without it nobody in the household is bound, whatever the flags.</summary>
    public bool EstSuivi => DroitRsa.EstSuivi((EtatDroit?)EtatDroit, Motifs.Where(m => m.StartsWith("V:", StringComparison.Ordinal)).Select(m => m[2..]));

    /// <summary>NATPF of the current right.</summary>
    public string? NatureDroit { get; init; }

    /// <summary>Euros per month.</summary>
    public decimal? Montant { get; init; }

    /// <summary>SITFAM.</summary>
    public string? SituationFamille { get; init; }

    /// <summary>Dependants counted for the right.</summary>
    public int? PersonnesACharge { get; init; }

    /// <summary>Homeless.</summary>
    public bool? SansDomicile { get; init; }

    /// <summary>First reception by the département.</summary>
    public required DateOnly RecuLe { get; init; }

    /// <summary>Creation of the flow that gave the present picture, civil time.</summary>
    public required DateTime ImageDu { get; init; }

    /// <summary>History of the right, oldest first; consecutive identical states are one line.</summary>
    public IReadOnlyList<LigneHistoriqueDroit> Historique { get; init; } = [];

    /// <summary>Refusals, suspensions, closures and reductions, latest first.</summary>
    public IReadOnlyList<MesureLue> Mesures { get; init; } = [];

    /// <summary>Amount of the right each month since the first picture, oldest first.</summary>
    public IReadOnlyList<MontantDuMois> Montants { get; init; } = [];

    /// <summary>The claim numbers of the dossiers made one with it (docs/adr/0081).</summary>
    public IReadOnlyList<string> AutresNumeros { get; init; } = [];

    /// <summary>First month missing from the monthly files of the payer; null when it is sent (docs/adr/0013).</summary>
    public DateOnly? AbsentDepuis { get; init; }

    /// <summary>Addresses, the current one first.</summary>
    public IReadOnlyList<AdresseLue> Adresses { get; init; } = [];

    /// <summary>Members, present ones first.</summary>
    public IReadOnlyList<MembreLu> Membres { get; init; } = [];
}

/// <summary>A state of the right and what told it.</summary>
/// <param name="Etat">ETATDOSRSA.</param>
/// <param name="Motifs">Kind-prefixed codes.</param>
/// <param name="Depuis">When the fact is true.</param>
/// <param name="ConnuLe">Creation of the flow that told it.</param>
/// <param name="Montant">Euros per month.</param>
/// <param name="Flux">The flow.</param>
public sealed record LigneHistoriqueDroit(int Etat, string[] Motifs, DateOnly Depuis, DateTime ConnuLe, decimal? Montant, long Flux);

/// <summary>What restricts or ends the right (<c>references/cnaf/flux.md</c> §5.4, §5.5).</summary>
/// <param name="Genre"><c>refus</c>, <c>suspension_droit</c>, <c>suspension_versement</c>, <c>cloture</c> or <c>reduction</c>.</param>
/// <param name="Code">Reason; null for a reduction whose reason the payer does not give.</param>
/// <param name="Montant">Of a reduction, euros per month.</param>
/// <param name="Depuis">First day.</param>
/// <param name="Terme">Announced last day of a reduction.</param>
/// <param name="Jusqua">Since when the payer no longer says it.</param>
/// <param name="Personne">Whom a reduction concerns; null when the payer does not say.</param>
public sealed record MesureLue(string Genre, string? Code, decimal? Montant, DateOnly Depuis, DateOnly? Terme, DateOnly? Jusqua, long? Personne);

/// <summary>The right of a month, as its last picture tells it.</summary>
/// <param name="Mois">First day of the month.</param>
/// <param name="Etat">ETATDOSRSA.</param>
/// <param name="Montant">Euros; null when the payer could not compute it.</param>
public sealed record MontantDuMois(DateOnly Mois, int Etat, decimal? Montant);

/// <summary>An address of the household.</summary>
public sealed record AdresseLue(
    bool Courante, DateOnly? Depuis, DateOnly? Jusqua, string? Complement, string? Voie, string? LieuDit, string? CodePostal, string? CodeCommune, string? Commune);

/// <summary>A member of the household and where they stand.</summary>
public sealed record MembreLu
{
    /// <summary>Number of the person.</summary>
    public required long Personne { get; init; }

    /// <summary>Name in use.</summary>
    public required string Nom { get; init; }

    /// <summary>Birth name.</summary>
    public required string NomNaissance { get; init; }

    /// <summary>First name.</summary>
    public required string Prenom { get; init; }

    /// <summary>Birth date.</summary>
    public required DateOnly DateNaissance { get; init; }

    /// <summary>DEM, CJT, ENF, AUT.</summary>
    public required string Role { get; init; }

    /// <summary>Present since.</summary>
    public required DateOnly Depuis { get; init; }

    /// <summary>Left on; null while present.</summary>
    public DateOnly? Jusqua { get; init; }

    /// <summary>Activity code.</summary>
    public string? Activite { get; init; }

    /// <summary>Bound to droits et devoirs by the flag of the payer; null when unknown.</summary>
    public bool? Soumis { get; init; }

    /// <summary>Since when the flag has this value.</summary>
    public DateOnly? SoumisDepuis { get; init; }

    /// <summary>What gave that day.</summary>
    public OrigineDebut? OrigineSoumission { get; init; }

    /// <summary>Open parcours, when there is one.</summary>
    public long? Parcours { get; init; }

    /// <summary>Parcours of the orientation in force.</summary>
    public string? Orientation { get; init; }

    /// <summary>Day of the orientation in force.</summary>
    public DateOnly? OrienteLe { get; init; }

    /// <summary>Organisme in charge.</summary>
    public string? Organisme { get; init; }

    /// <summary>Référent unique.</summary>
    public string? Referent { get; init; }

    /// <summary>Last day of the contract in force.</summary>
    public DateOnly? ContratJusque { get; init; }

    /// <summary>Legal deadline of the orientation.</summary>
    public DateOnly? EcheanceOrientation { get; init; }
}

/// <summary>Reads an RSA file in one round trip.</summary>
public static class LectureDossier
{
    /// <summary>Finds a file by its claim number.</summary>
    public static async Task<long?> TrouverDossierAsync(this NpgsqlConnection connexion, string numeroDemande, CancellationToken annulation = default)
    {
        await using var commande = new NpgsqlCommand("select id from dossier where departement = departement_courant() and numero_demande = $1", connexion)
        {
            Parameters = { new() { Value = numeroDemande } },
        };
        return (long?)await commande.ExecuteScalarAsync(annulation);
    }

    /// <summary>Reads a file; null when the session's département does not hold it.</summary>
    public static async Task<DossierLu?> LireDossierAsync(this NpgsqlConnection connexion, long id, CancellationToken annulation = default)
    {
        await using var lot = new NpgsqlBatch(connexion);
        foreach (var sql in new[] { SqlDossier, SqlHistorique, SqlAdresses, SqlMembres, SqlMesures, SqlMontants })
        {
            lot.BatchCommands.Add(new NpgsqlBatchCommand(sql) { Parameters = { new() { Value = id } } });
        }

        await using var lecteur = await lot.ExecuteReaderAsync(annulation);
        if (!await lecteur.ReadAsync(annulation))
        {
            return null;
        }

        var dossier = LireEnTete(lecteur);
        var historique = Condenser(await lecteur.LireSuivantsAsync(LireHistorique, annulation));
        var adresses = await lecteur.LireSuivantsAsync(LireAdresse, annulation);
        var membres = await lecteur.LireSuivantsAsync(LireMembre, annulation);
        var mesures = await lecteur.LireSuivantsAsync(LireMesure, annulation);
        return dossier with
        {
            Historique = historique,
            Adresses = adresses,
            Membres = membres,
            Mesures = mesures,
            Montants = await lecteur.LireSuivantsAsync(LireMontant, annulation),
        };
    }

    private const string SqlDossier =
        """
        select id, numero_demande, organisme, matricule, date_demande, etat_droit, etat_depuis, motifs, nature_droit, montant, situation_famille,
          personnes_a_charge, sans_domicile, recu_le, image_du, absent_depuis,
          array(select r.numero_demande from dossier r where r.departement = departement_courant() and r.reuni_a = $1 order by 1)
        from dossier where id = $1
        """;

    private const string SqlHistorique =
        "select etat, motifs, depuis, connu_le, montant, flux from historique_droit where dossier = $1 order by connu_le, id";

    private const string SqlAdresses =
        """
        select courante, depuis, jusqua, complement, voie, lieu_dit, code_postal, code_commune, commune
        from adresse where dossier = $1 order by courante desc, jusqua desc nulls last, id desc
        """;

    private const string SqlMembres =
        $"""
        select m.personne, p.nom, p.nom_naissance, p.prenom, p.date_naissance, m.role, m.depuis, m.jusqua, m.activite, s.soumis, coalesce(b.le, s.depuis),
          c.id, c.type, c.oriente_le, o.nom, r.prenom || ' ' || r.nom, c.contrat_jusque, c.echeance_orientation, s.depuis_donne, b.connu_le
        from membre m
        join personne p on p.id = m.personne
        left join statut_droits_devoirs s on s.dossier = m.dossier and s.personne = m.personne and s.jusqua is null
        {DebutsDits.Sql}
        left join parcours c on c.personne = m.personne and c.sortie is null
        left join organisme o on o.id = c.organisme
        left join compte r on r.id = c.referent
        where m.dossier = $1
        order by m.jusqua is not null, array_position(array['DEM', 'CJT', 'ENF', 'AUT'], m.role), p.date_naissance, m.id
        """;

    private const string SqlMesures =
        "select genre, code, montant, depuis, terme, jusqua, personne from mesure_droit where dossier = $1 order by jusqua is not null, depuis desc, id desc";

    /// <summary>A picture holds from the month that it describes until the next one.</summary>
    private const string SqlMontants =
        """
        with dits as materialized (
          select h.etat, h.montant, h.connu_le, h.id,
            date_trunc('month', coalesce(case when f.type = 'M' then f.reference end, h.connu_le::date))::date as mois
          from historique_droit h join flux f on f.id = h.flux where h.dossier = $1)
        select m.mois::date, d.etat, d.montant
        from generate_series((select min(mois) from dits), (select date_trunc('month', greatest(max(x.mois), max(o.vu_le)::date)) from dits x, dossier o where o.id = $1), interval '1 month') m (mois)
        cross join lateral (
          select d.etat, d.montant from dits d where d.mois <= m.mois order by d.connu_le desc, d.id desc limit 1) d
        order by 1
        """;

    private static MesureLue LireMesure(NpgsqlDataReader lecteur) => new(
        lecteur.GetString(0), lecteur.Texte(1), lecteur.Valeur<decimal>(2), lecteur.GetFieldValue<DateOnly>(3), lecteur.Valeur<DateOnly>(4), lecteur.Valeur<DateOnly>(5),
        lecteur.Valeur<long>(6));

    private static MontantDuMois LireMontant(NpgsqlDataReader lecteur) => new(lecteur.GetFieldValue<DateOnly>(0), lecteur.GetInt16(1), lecteur.Valeur<decimal>(2));

    private static DossierLu LireEnTete(NpgsqlDataReader lecteur) => new()
    {
        Id = lecteur.GetInt64(0),
        NumeroDemande = lecteur.GetString(1),
        Organisme = lecteur.GetString(2),
        Matricule = lecteur.Texte(3),
        DateDemande = lecteur.GetFieldValue<DateOnly>(4),
        EtatDroit = lecteur.Valeur<short>(5),
        EtatDepuis = lecteur.Valeur<DateOnly>(6),
        Motifs = lecteur.GetFieldValue<string[]>(7),
        NatureDroit = lecteur.Texte(8),
        Montant = lecteur.Valeur<decimal>(9),
        SituationFamille = lecteur.Texte(10),
        PersonnesACharge = lecteur.Valeur<short>(11),
        SansDomicile = lecteur.Valeur<bool>(12),
        RecuLe = lecteur.GetFieldValue<DateOnly>(13),
        ImageDu = lecteur.GetDateTime(14),
        AbsentDepuis = lecteur.Valeur<DateOnly>(15),
        AutresNumeros = lecteur.GetFieldValue<string[]>(16),
    };

    private static LigneHistoriqueDroit LireHistorique(NpgsqlDataReader lecteur) => new(
        lecteur.GetInt16(0), lecteur.GetFieldValue<string[]>(1), lecteur.GetFieldValue<DateOnly>(2), lecteur.GetDateTime(3), lecteur.Valeur<decimal>(4), lecteur.GetInt64(5));

    private static AdresseLue LireAdresse(NpgsqlDataReader lecteur) => new(
        lecteur.GetBoolean(0), lecteur.Valeur<DateOnly>(1), lecteur.Valeur<DateOnly>(2), lecteur.Texte(3), lecteur.Texte(4), lecteur.Texte(5), lecteur.Texte(6),
        lecteur.Texte(7), lecteur.Texte(8));

    private static MembreLu LireMembre(NpgsqlDataReader lecteur) => new()
    {
        Personne = lecteur.GetInt64(0),
        Nom = lecteur.GetString(1),
        NomNaissance = lecteur.GetString(2),
        Prenom = lecteur.GetString(3),
        DateNaissance = lecteur.GetFieldValue<DateOnly>(4),
        Role = lecteur.GetString(5),
        Depuis = lecteur.GetFieldValue<DateOnly>(6),
        Jusqua = lecteur.Valeur<DateOnly>(7),
        Activite = lecteur.Texte(8),
        Soumis = lecteur.Valeur<bool>(9),
        SoumisDepuis = lecteur.Valeur<DateOnly>(10),
        Parcours = lecteur.Valeur<long>(11),
        Orientation = lecteur.Texte(12),
        OrienteLe = lecteur.Valeur<DateOnly>(13),
        Organisme = lecteur.Texte(14),
        Referent = lecteur.Texte(15),
        ContratJusque = lecteur.Valeur<DateOnly>(16),
        EcheanceOrientation = lecteur.Valeur<DateOnly>(17),
        OrigineSoumission = lecteur.IsDBNull(9) ? null : new(lecteur.Valeur<bool>(18) == true, lecteur.Valeur<DateTime>(19)),
    };

    /// <summary>One line for consecutive lines of the same state and reasons: amounts alone do not make a new state.</summary>
    private static List<LigneHistoriqueDroit> Condenser(List<LigneHistoriqueDroit> lignes)
    {
        var condensees = new List<LigneHistoriqueDroit>();
        foreach (var ligne in lignes)
        {
            if (condensees.Count == 0 || condensees[^1].Etat != ligne.Etat || !condensees[^1].Motifs.SequenceEqual(ligne.Motifs, StringComparer.Ordinal))
            {
                condensees.Add(ligne);
            }
        }

        return condensees;
    }
}
