using Jalons.Data.Contrats;
using Jalons.Data.RendezVous;
using Jalons.Data.Socle;
using Jalons.Domain.Contrats;
using Jalons.Domain.Habilitations;
using Jalons.Domain.Referentiel;
using Jalons.Domain.Socle;
using Npgsql;

namespace Jalons.Data.Suivi;

/// <summary>The follow-up of one person: where they stand, their rendez-vous and their contracts.</summary>
/// <param name="Situation">The open parcours; null when the person is not followed today.</param>
/// <param name="RendezVous">Rendez-vous, the latest first.</param>
/// <param name="Contrats">Contracts, the latest first.</param>
public sealed record SuiviLu(SituationSuivi? Situation, IReadOnlyList<RendezVousLu> RendezVous, IReadOnlyList<ContratResume> Contrats)
{
    /// <summary>Next rendez-vous.</summary>
    public RendezVousLu? Prochain(DateTimeOffset maintenant) => RendezVous.Where(r => r.EstAVenir(maintenant)).MinBy(r => r.Debut);

    /// <summary>Past rendez-vous whose attendance is not recorded, the oldest first.</summary>
    public IEnumerable<RendezVousLu> ANoter(DateTimeOffset maintenant) => RendezVous.Where(r => r.EstANoter(maintenant)).OrderBy(r => r.Debut);

    /// <summary>Contract being written or signed.</summary>
    public ContratResume? EnPreparation => Contrats.FirstOrDefault(c => c.EstEnPreparation);

    /// <summary>Contract in force.</summary>
    public ContratResume? EnVigueur(DateOnly jour) => Contrats.FirstOrDefault(c => c.EstEnVigueur(jour));
}

/// <summary>Reads a portfolio, or the follow-up of one person.</summary>
public static class LectureSuivi
{
    private const string Sql =
        """
        select p.id, p.personne, n.prenom, n.nom, n.date_naissance, n.telephone, co.nom, p.type, o.nom, o.categorie,
          coalesce(d.notifiee_le, d.du, p.oriente_le), coalesce(s.du, p.oriente_le), p.dernier_contact,
          k.id, k.statut, k.signe_personne_le is not null, k.signe_referent_le is not null,
          v.id, v.forme, v.debut, v.fin, r.id, r.debut
        from parcours p
        cross join lateral (select x.prenom, x.nom, x.cle_nom, x.cle_prenom, x.date_naissance, x.telephone from personne x where x.id = p.personne offset 0) n
        left join commune co on co.code = p.code_commune
        left join organisme o on o.id = p.organisme
        left join lateral (select x.notifiee_le, x.du from orientation x where x.parcours = p.id and x.au is null limit 1) d on true
        left join lateral (select x.du from suivi_referent x where x.parcours = p.id and x.au is null limit 1) s on true
        left join lateral (select x.id, x.statut, x.signe_personne_le, x.signe_referent_le from contrat x
          where x.parcours = p.id and x.statut in ('Brouillon', 'Propose') limit 1) k on true
        left join lateral (select x.id, x.forme, x.debut, coalesce(x.termine_le, x.fin) as fin from contrat x
          where x.parcours = p.id and x.statut in ('Signe', 'Termine') order by x.debut desc limit 1) v on true
        left join lateral (select x.id, x.debut from rendez_vous x
          where x.parcours = p.id and x.statut = 'Prevu' and x.debut > $2 order by x.debut limit 1) r on true
        where p.sortie is null and
        """;

    /// <summary>Everybody whom a référent accompanies today, by name.</summary>
    public static Task<List<SituationSuivi>> LirePortefeuilleAsync(this NpgsqlConnection connexion, CompteId referent, DateTimeOffset maintenant, CancellationToken annulation = default) =>
        LireAsync(connexion, $"{Sql} p.referent = $1 order by n.cle_nom, n.cle_prenom, p.id", referent.Valeur, maintenant, annulation);

    /// <summary>Where one person stands; null when no parcours is open. Who may ask is the caller's to check.</summary>
    public static async Task<SuiviLu> LireSuiviAsync(this NpgsqlConnection connexion, PersonneId personne, DateTimeOffset maintenant, CancellationToken annulation = default)
    {
        var situations = await LireAsync(connexion, $"{Sql} p.personne = $1", personne.Valeur, maintenant, annulation);
        return new SuiviLu(
            situations.Count == 0 ? null : situations[0],
            await connexion.LireRendezVousDeAsync(personne, annulation),
            await connexion.LireContratsDeAsync(personne, annulation));
    }

    private static async Task<List<SituationSuivi>> LireAsync(NpgsqlConnection connexion, string sql, long cle, DateTimeOffset maintenant, CancellationToken annulation)
    {
        await using var commande = new NpgsqlCommand(sql, connexion) { Parameters = { new() { Value = cle }, new() { Value = maintenant.ToUniversalTime() } } };
        await using var lecteur = await commande.ExecuteReaderAsync(annulation);
        var lues = new List<SituationSuivi>();
        while (await lecteur.ReadAsync(annulation))
        {
            lues.Add(Lire(lecteur));
        }

        return lues;
    }

    private static SituationSuivi Lire(NpgsqlDataReader l) => new()
    {
        Parcours = l.GetInt64(0),
        Personne = l.GetInt64(1),
        Prenom = l.GetString(2),
        Nom = l.GetString(3),
        DateNaissance = l.GetFieldValue<DateOnly>(4),
        Telephone = l.Texte(5),
        Commune = l.Texte(6),
        Type = Enumere<TypeParcours>(l, 7),
        Organisme = l.Texte(8),
        Categorie = Enumere<CategorieOrganisme>(l, 9),
        NotifieLe = l.Valeur<DateOnly>(10),
        SuiviDepuis = l.Valeur<DateOnly>(11),
        DernierContact = l.Valeur<DateOnly>(12),
        Preparation = l.Valeur<long>(13),
        StatutPreparation = Enumere<StatutContrat>(l, 14),
        SigneParPersonne = l.GetBoolean(15),
        SigneParReferent = l.GetBoolean(16),
        DernierContrat = l.Valeur<long>(17),
        FormeDernierContrat = Enumere<FormeContrat>(l, 18),
        ContratDebut = l.Valeur<DateOnly>(19),
        ContratFin = l.Valeur<DateOnly>(20),
        ProchainRendezVous = l.Valeur<long>(21),
        ProchainDebut = l.Valeur<DateTimeOffset>(22),
    };

    private static T? Enumere<T>(NpgsqlDataReader l, int colonne) where T : struct, Enum => l.Texte(colonne) is { } texte ? Enum.Parse<T>(texte) : null;
}
