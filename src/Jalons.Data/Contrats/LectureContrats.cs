using Jalons.Data.Carnet;
using Jalons.Data.Dossiers;
using Jalons.Data.Socle;
using Jalons.Domain.Carnet;
using Jalons.Domain.Contrats;
using Jalons.Domain.Dossiers;
using Jalons.Domain.Habilitations;
using Jalons.Domain.Socle;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Jalons.Data.Contrats;

/// <summary>A contract in one line, for the file of a person.</summary>
public sealed record ContratResume(
    long Id, FormeContrat Forme, StatutContrat Statut, DateOnly? Debut, DateOnly? Fin, DateOnly? TermineLe, DateOnly? SigneLe, bool SigneParPersonne, bool SigneParReferent,
    DateTimeOffset CreeLe, string? Raison)
{
    /// <summary>Last day it ran or will run.</summary>
    public DateOnly? DernierJour => TermineLe ?? Fin;

    /// <summary>True while it is written or waits for a signature.</summary>
    public bool EstEnPreparation => Statut is StatutContrat.Brouillon or StatutContrat.Propose;

    /// <summary>True when it binds both on a day.</summary>
    public bool EstEnVigueur(DateOnly jour) => Statut is StatutContrat.Signe or StatutContrat.Termine && SigneLe <= jour && Debut <= jour && jour <= DernierJour;
}

/// <summary>A contract as it is read aloud: its text, the people it binds, and where each action stands.</summary>
public sealed record ContratLu
{
    /// <summary>The contract and its content.</summary>
    public required Contrat Contrat { get; init; }

    /// <summary>The person.</summary>
    public required Personne Personne { get; init; }

    /// <summary>The référent who accompanies the person today.</summary>
    public required string Referent { get; init; }

    /// <summary>Name of the organisme.</summary>
    public required string Organisme { get; init; }

    /// <summary>Category of the organisme.</summary>
    public required CategorieOrganisme Categorie { get; init; }

    /// <summary>Last word said on each action, by number of the action.</summary>
    public IReadOnlyDictionary<ActionPrevueId, AvancementLu> Avancements { get; init; } = new Dictionary<ActionPrevueId, AvancementLu>();
}

/// <summary>Reads contracts.</summary>
public static class LectureContrats
{
    /// <summary>The contracts an agent may see: those of the parcours they may see; the person sees no draft.</summary>
    public static IQueryable<Contrat> VisiblesPar(this IQueryable<Contrat> contrats, JalonsDb db, Agent agent)
    {
        var visibles = db.Parcours.VisiblesPar(agent);
        var ouverts = contrats.Where(c => visibles.Any(p => p.Id == c.Parcours));
        return agent.Role == Role.Usager
            ? ouverts.Where(c => c.Statut == StatutContrat.Propose || c.Statut == StatutContrat.Signe || c.Statut == StatutContrat.Termine)
            : ouverts;
    }

    /// <summary>A contract with the people it binds; null when the agent may not see it.</summary>
    public static async Task<ContratLu?> LireContratAsync(this JalonsDb db, ContratId id, Agent agent, CancellationToken annulation = default)
    {
        var contrat = await db.Set<Contrat>().AsNoTracking().VisiblesPar(db, agent).AvecContenu().SingleOrDefaultAsync(c => c.Id == id, annulation);
        if (contrat is null)
        {
            return null;
        }

        var liens = await (
            from p in db.Parcours
            join n in db.Personnes on p.Personne equals n.Id
            from o in db.Organismes
            where p.Id == contrat.Parcours && o.Id == contrat.Organisme
            select new { Personne = n, p.Referent, Organisme = o.Nom, o.Categorie }).AsNoTracking().SingleAsync(annulation);
        var referent = (liens.Referent ?? contrat.Referent).Valeur;
        return new ContratLu
        {
            Contrat = contrat,
            Personne = liens.Personne,
            Referent = await db.Comptes.Where(c => c.Id == referent).Select(c => c.Prenom + " " + c.Nom).SingleAsync(annulation),
            Organisme = liens.Organisme,
            Categorie = liens.Categorie,
            Avancements = await db.LireAvancementsAsync(contrat.Parcours, contrat.Objectifs, annulation),
        };
    }

    /// <summary>The contracts of a person, the latest first.</summary>
    public static async Task<List<ContratResume>> LireContratsDeAsync(this NpgsqlConnection connexion, PersonneId personne, CancellationToken annulation = default)
    {
        const string sql =
            """
            select c.id, c.forme, c.statut, c.debut, c.fin, c.termine_le, c.signe_le, c.signe_personne_le is not null, c.signe_referent_le is not null, c.cree_le, c.raison
            from contrat c join parcours p on p.id = c.parcours where p.personne = $1 order by c.id desc
            """;
        await using var commande = new NpgsqlCommand(sql, connexion) { Parameters = { new() { Value = personne.Valeur } } };
        await using var lecteur = await commande.ExecuteReaderAsync(annulation);
        var lus = new List<ContratResume>();
        while (await lecteur.ReadAsync(annulation))
        {
            lus.Add(new ContratResume(
                lecteur.GetInt64(0), Enum.Parse<FormeContrat>(lecteur.GetString(1)), Enum.Parse<StatutContrat>(lecteur.GetString(2)), lecteur.Valeur<DateOnly>(3),
                lecteur.Valeur<DateOnly>(4), lecteur.Valeur<DateOnly>(5), lecteur.Valeur<DateOnly>(6), lecteur.GetBoolean(7), lecteur.GetBoolean(8),
                lecteur.GetFieldValue<DateTimeOffset>(9), lecteur.Texte(10)));
        }

        return lus;
    }
}
