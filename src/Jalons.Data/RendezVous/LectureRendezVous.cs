using Jalons.Data.Dossiers;
using Jalons.Data.Socle;
using Jalons.Domain.Habilitations;
using Jalons.Domain.RendezVous;
using Jalons.Domain.Socle;
using Npgsql;

namespace Jalons.Data.RendezVous;

/// <summary>A rendez-vous as lists and pages show it.</summary>
public sealed record RendezVousLu(
    long Id, long Parcours, long Personne, string Prenom, string Nom, string? Telephone, DateTimeOffset Debut, DateTimeOffset Fin, MotifRendezVous Motif,
    ModaliteRendezVous Modalite, string Lieu, StatutRendezVous Statut, string? Note, string? Raison, DateTimeOffset? EmpechementLe, string? EmpechementMessage)
{
    /// <summary>First name and name.</summary>
    public string NomComplet => $"{Prenom} {Nom}";

    /// <summary>Civil day in Paris.</summary>
    public DateOnly Jour => Debut.JourAParis();

    /// <summary>True when it is past and nobody recorded what became of it.</summary>
    public bool EstANoter(DateTimeOffset maintenant) => Statut == StatutRendezVous.Prevu && Debut <= maintenant;

    /// <summary>True when it is still to come.</summary>
    public bool EstAVenir(DateTimeOffset maintenant) => Statut == StatutRendezVous.Prevu && Debut > maintenant;
}

/// <summary>Reads the diary of an agent and the rendez-vous of a person.</summary>
public static class LectureRendezVous
{
    private const string Colonnes =
        """
        r.id, r.parcours, p.personne, n.prenom, n.nom, n.telephone, r.debut, r.fin, r.motif, r.modalite, r.lieu, r.statut, r.note, r.raison,
        r.empechement_le, r.empechement_message
        from rendez_vous r join parcours p on p.id = r.parcours
        cross join lateral (select x.prenom, x.nom, x.telephone from personne x where x.id = p.personne offset 0) n
        """;

    /// <summary>The diary of an agent between two civil days, both included.</summary>
    public static Task<List<RendezVousLu>> LireAgendaAsync(this NpgsqlConnection connexion, CompteId agent, DateOnly du, DateOnly au, CancellationToken annulation = default) =>
        LireAsync(
            connexion,
            $"select {Colonnes} where r.agent = $1 and r.debut >= $2 and r.debut < $3 order by r.debut",
            annulation,
            agent.Valeur, du.AParis(TimeOnly.MinValue), au.AddDays(1).AParis(TimeOnly.MinValue));

    /// <summary>The day of an agent, what remains to be recorded from the days before, and the people who said they cannot come.</summary>
    public static Task<List<RendezVousLu>> LireJourneeAsync(this NpgsqlConnection connexion, CompteId agent, DateOnly jour, CancellationToken annulation = default) =>
        LireAsync(
            connexion,
            $"""
             select {Colonnes} where r.agent = $1 and r.debut >= $2 and r.debut < $3
             union all
             select {Colonnes} where r.agent = $1 and r.statut = 'Prevu' and (r.debut < $2 or (r.debut >= $3 and r.empechement_le is not null))
             order by debut
             """,
            annulation,
            agent.Valeur, jour.AParis(TimeOnly.MinValue), jour.AddDays(1).AParis(TimeOnly.MinValue));

    /// <summary>The rendez-vous of a person, the latest first.</summary>
    public static Task<List<RendezVousLu>> LireRendezVousDeAsync(this NpgsqlConnection connexion, PersonneId personne, CancellationToken annulation = default) =>
        LireAsync(connexion, $"select {Colonnes} where p.personne = $1 order by r.debut desc limit 200", annulation, personne.Valeur);

    private static async Task<List<RendezVousLu>> LireAsync(NpgsqlConnection connexion, string sql, CancellationToken annulation, params object[] valeurs)
    {
        await using var commande = new NpgsqlCommand(sql, connexion);
        foreach (var valeur in valeurs)
        {
            commande.Parameters.Add(new() { Value = valeur });
        }

        await using var lecteur = await commande.ExecuteReaderAsync(annulation);
        var lus = new List<RendezVousLu>();
        while (await lecteur.ReadAsync(annulation))
        {
            lus.Add(Lire(lecteur));
        }

        return lus;
    }

    private static RendezVousLu Lire(NpgsqlDataReader l) => new(
        l.GetInt64(0), l.GetInt64(1), l.GetInt64(2), l.GetString(3), l.GetString(4), l.Texte(5), l.GetFieldValue<DateTimeOffset>(6), l.GetFieldValue<DateTimeOffset>(7),
        Enum.Parse<MotifRendezVous>(l.GetString(8)), Enum.Parse<ModaliteRendezVous>(l.GetString(9)), l.GetString(10), Enum.Parse<StatutRendezVous>(l.GetString(11)),
        l.Texte(12), l.Texte(13), l.Valeur<DateTimeOffset>(14), l.Texte(15));
}

/// <summary>Which rendez-vous an agent may open.</summary>
public static class VisibiliteRendezVous
{
    /// <summary>Those of the people whose file they may open, and those of their own diary.</summary>
    public static IQueryable<RendezVousPris> VisiblesPar(this IQueryable<RendezVousPris> rendezVous, JalonsDb db, Agent agent)
    {
        // One parcours looked up by its number: with Any, the server may choose to read all those of the agent instead.
        var visibles = db.Parcours.VisiblesPar(agent);
        return agent.Role == Role.Referent
            ? rendezVous.Where(r => r.Agent == agent.Id || visibles.Where(p => p.Id == r.Parcours).Select(p => (ParcoursId?)p.Id).FirstOrDefault() != null)
            : rendezVous.Where(r => visibles.Any(p => p.Id == r.Parcours));
    }
}
