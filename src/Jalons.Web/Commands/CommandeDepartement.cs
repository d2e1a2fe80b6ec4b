using System.CommandLine;
using Jalons.Data.Referentiel;
using Jalons.Data.Socle;
using Jalons.Domain.Referentiel;

namespace Jalons.Web.Commands;

/// <summary><c>jalons departement [CODE]</c>: adds a département to those served, or lists them.</summary>
public sealed class CommandeDepartement : CommandeJalons
{
    private readonly Argument<string?> code = new("code")
    {
        Description = "Code INSEE du département à servir, par exemple 55. Sans code : liste les départements servis.",
        Arity = ArgumentArity.ZeroOrOne,
        HelpName = "CODE",
    };

    /// <summary>Declares the command.</summary>
    public CommandeDepartement()
        : base("departement", "Ajoute un département servi par cette installation, ou liste ceux qui le sont.") =>
        Add(code);

    /// <inheritdoc/>
    protected override async Task<int> ExecuterAsync(ParseResult saisie, Sortie sortie, CancellationToken annulation)
    {
        var demande = saisie.GetValue(code)?.ToUpperInvariant();
        if (demande is not null && !Departements.NomParCode.ContainsKey(demande))
        {
            return sortie.Echec($"« {demande} » n’est pas le code d’un département. Exemples : 01, 2A, 55, 974.");
        }

        await using var installation = await Installation.OuvrirAsync(sortie.Avis, annulation);
        var ajoute = demande is not null
            && await DepartementsServis.AjouterAsync(installation.Connexions, new(demande, Departements.NomParCode[demande]), annulation);
        var servis = await DepartementsServis.ListerAsync(installation.Connexions, annulation);
        return sortie.Resultat(
            new { Ajoute = ajoute ? demande : null, Servis = servis },
            servis.Select(servi => $"{servi.Code}  {servi.Nom}{(ajoute && servi.Code == demande ? " (ajouté)" : string.Empty)}")
                .DefaultIfEmpty("Aucun département n’est encore servi. Ajoutez le vôtre : jalons departement CODE"));
    }
}
