using Jalons.Data.Orientation;
using Jalons.Data.Socle;
using Jalons.Domain.Orientation;
using Jalons.Domain.Socle;
using Jalons.Web.Hosting;
using Jalons.Web.Ui;
using Microsoft.EntityFrameworkCore;

namespace Jalons.Web.Features.Orientation;

/// <summary>Writes sets of rules of orientation, tries them, puts them in force.</summary>
/// <param name="db">Unit of work.</param>
/// <param name="connexion">Reads.</param>
/// <param name="courant">Who acts.</param>
/// <param name="journal">Journal.</param>
/// <param name="horloge">Clock.</param>
public sealed class GererRegles(JalonsDb db, ConnexionRequete connexion, AgentCourant courant, Journal journal, TimeProvider horloge)
{
    private static readonly Refus Modifie = new("jeu.modifie", "Ce jeu de règles vient d’être modifié dans une autre fenêtre. Relisez-le, puis recommencez si besoin : rien n’a été fait.");

    private static readonly Dictionary<string, Refus> Contraintes = new(StringComparer.Ordinal)
    {
        ["jeu_de_regles_version"] = Modifie,
        ["jeu_de_regles_periode"] = new("jeu.periode", "Un autre jeu de règles vient d’être mis en vigueur. Relisez la liste, puis recommencez si besoin : rien n’a été fait."),
    };

    /// <summary>Begins a draft from rules.</summary>
    public async Task<Result<JeuDeRegles>> CommencerAsync(string? nom, ReglesOrientation regles, CancellationToken annulation)
    {
        var version = 1 + (await db.JeuxDeRegles.MaxAsync(j => (int?)j.Version, annulation) ?? 0);
        var issue = JeuDeRegles.Commencer(courant.Agent, nom, regles, version, horloge.GetUtcNow());
        if (!issue.EstFait)
        {
            return issue;
        }

        db.JeuxDeRegles.Add(issue.Valeur);
        journal.Noter("regles.commencees", $"Jeu de règles d’orientation « {issue.Valeur.Nom} » (version {version}) commencé");
        var fait = await db.EnregistrerAsync(Modifie, Contraintes, annulation);
        return fait.EstFait ? issue : fait.Refus!;
    }

    /// <summary>Changes the rules of a draft.</summary>
    /// <param name="jeu">The set, loaded in this unit of work.</param>
    /// <param name="version">The row that the agent was looking at.</param>
    /// <param name="acte">What changes.</param>
    /// <param name="libelle">What the journal says of it.</param>
    /// <param name="annulation">Cancellation.</param>
    public async Task<Result> ChangerAsync(JeuDeRegles jeu, uint version, Func<JeuDeRegles, Result> acte, string libelle, CancellationToken annulation)
    {
        if (acte(jeu).Refus is { } refus)
        {
            return refus;
        }

        db.Entry(jeu).Property<uint>("xmin").OriginalValue = version;
        db.Entry(jeu).State = EntityState.Modified;
        journal.Noter("regles.modifiees", $"Jeu de règles d’orientation « {jeu.Nom} » (version {jeu.Version}) : {libelle}");
        return await db.EnregistrerAsync(Modifie, Contraintes, annulation);
    }

    /// <summary>Tries a draft on everybody in a parcours, beside the rules in force; refused when the draft changed meanwhile: other rules were tried.</summary>
    public async Task<Result<SimulationRegles>> SimulerAsync(JeuDeRegles jeu, CancellationToken annulation)
    {
        var jour = horloge.Aujourdhui();
        var sql = await connexion.OuvrirAsync(annulation);
        var simulation = new SimulationRegles(await db.LireReglesOrientationAsync(jour, annulation), jeu.Regles, await sql.LireOrganismesSimulesAsync(annulation));
        await foreach (var personne in sql.LireStockAsync(jour, annulation))
        {
            simulation.Essayer(personne.Faits, personne.Epci);
        }

        jeu.NoterSimulation(horloge.GetUtcNow());
        journal.Noter("regles.simulees", $"Jeu de règles d’orientation « {jeu.Nom} » (version {jeu.Version}) simulé sur {Nombres.Pluriel(simulation.Personnes, "personne")}");
        var note = await db.EnregistrerAsync(Modifie, Contraintes, annulation);
        return note.EstFait ? simulation : note.Refus!;
    }

    /// <summary>Puts a set in force from a day.</summary>
    public async Task<Result> MettreEnVigueurAsync(JeuDeRegles jeu, uint version, DateOnly du, CancellationToken annulation)
    {
        var precedent = await db.JeuxDeRegles.AsNoTracking().SingleOrDefaultAsync(j => j.Du != null && j.Au == null, annulation);
        if (jeu.MettreEnVigueur(courant.Agent, du, horloge.Aujourdhui(), precedent?.Du).Refus is { } refus)
        {
            return refus;
        }

        // The set before leaves its place first: at no instant are two in force on one day.
        await using var transaction = await db.Database.BeginTransactionAsync(annulation);
        if (precedent is not null
            && await db.JeuxDeRegles.Where(j => j.Id == precedent.Id && j.Au == null).ExecuteUpdateAsync(s => s.SetProperty(j => j.Au, du), annulation) == 0)
        {
            return Modifie;
        }

        db.Entry(jeu).Property<uint>("xmin").OriginalValue = version;
        journal.Noter("regles.en_vigueur", $"Jeu de règles d’orientation « {jeu.Nom} » (version {jeu.Version}) en vigueur à partir du {Dates.Simple(du)}");
        var fait = await db.EnregistrerAsync(Modifie, Contraintes, annulation);
        if (fait.EstFait)
        {
            await transaction.CommitAsync(annulation);
        }

        return fait;
    }
}
