using System.CommandLine;
using Jalons.Data.Socle;

namespace Jalons.Web.Commands;

/// <summary><c>jalons migrate</c>: brings the database to the schema of this version.</summary>
public sealed class CommandeMigrate() : CommandeJalons("migrate", "Met la base de données au niveau de cette version.")
{
    /// <inheritdoc/>
    protected override async Task<int> ExecuterAsync(ParseResult saisie, Sortie sortie, CancellationToken annulation)
    {
        await using var installation = await Installation.OuvrirAsync(sortie.Avis, annulation);
        var appliquees = installation.MigrationsAppliquees.Select(m => m.Fichier).ToArray();
        var derniere = MigrationsJalons.Toutes[^1].Fichier;
        return sortie.Resultat(
            new { Appliquees = appliquees, Derniere = derniere },
            appliquees.Length == 0
                ? [$"La base est déjà à jour ({derniere})."]
                : appliquees.Select(nom => $"Appliquée : {nom}"));
    }
}
