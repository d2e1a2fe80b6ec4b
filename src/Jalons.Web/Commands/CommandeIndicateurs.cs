using System.CommandLine;
using System.Globalization;
using System.Text.Json.Serialization;
using Jalons.Data.Pilotage;
using Jalons.Data.Referentiel;
using Jalons.Data.Socle;
using Jalons.Domain.Pilotage;
using Jalons.Domain.Socle;

namespace Jalons.Web.Commands;

/// <summary><c>jalons indicateurs --au DATE</c>: the indicators of a département at a date, by the definitions of the reference.</summary>
public sealed class CommandeIndicateurs : CommandeJalons
{
    private static readonly string[] Formats = ["yyyy-MM-dd", "dd/MM/yyyy"];

    private readonly Option<string> au = new("--au")
    {
        Description = "Date des chiffres, par exemple 2026-10-31.",
        HelpName = "DATE",
        Required = true,
    };

    private readonly Option<string?> departement = new("--departement")
    {
        Description = "Code du département ; inutile quand un seul est servi.",
        HelpName = "CODE",
    };

    private readonly TimeProvider horloge;

    /// <summary>Declares the command.</summary>
    /// <param name="horloge">Clock; the system's one when none is given.</param>
    public CommandeIndicateurs(TimeProvider? horloge = null)
        : base("indicateurs", "Calcule les indicateurs de pilotage à une date.")
    {
        this.horloge = horloge ?? TimeProvider.System;
        Add(au);
        Add(departement);
    }

    /// <inheritdoc/>
    protected override async Task<int> ExecuterAsync(ParseResult saisie, Sortie sortie, CancellationToken annulation)
    {
        var ecrite = saisie.GetRequiredValue(au).Trim();
        if (!DateOnly.TryParseExact(ecrite, Formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var jour))
        {
            return sortie.Echec($"« {ecrite} » n’est pas une date. Écrivez-la année-mois-jour, par exemple 2026-10-31.");
        }

        if (jour > horloge.Aujourdhui())
        {
            return sortie.Echec($"Le {jour:dd/MM/yyyy} n’est pas encore passé : choisissez une date jusqu’à aujourd’hui.");
        }

        await using var installation = await Installation.OuvrirAsync(sortie.Avis, annulation);
        var servis = await DepartementsServis.ListerAsync(installation.Connexions, annulation);
        var code = saisie.GetValue(departement)?.ToUpperInvariant() ?? (servis.Count == 1 ? servis[0].Code : null);
        if (code is null || servis.All(s => s.Code != code))
        {
            return sortie.Echec(Choisir(code, servis));
        }

        await using var connexion = await installation.Connexions.OuvrirAsync(code, annulation);
        var resultats = await new Indicateurs(connexion, code, horloge).CalculerAsync(jour, annulation);
        return sortie.Resultat(Document(code, resultats), Tableau(code, resultats));
    }

    private static string Choisir(string? code, IReadOnlyList<DepartementServi> servis) => (code, servis.Count) switch
    {
        (_, 0) => "Aucun département n’est encore servi. Importez un flux, ou ajoutez le vôtre : jalons departement CODE",
        (null, _) => $"Plusieurs départements sont servis ({string.Join(", ", servis.Select(s => s.Code))}) : choisissez-en un avec --departement.",
        _ => $"Le département {code} n’est pas servi par cette installation. Servis : {string.Join(", ", servis.Select(s => s.Code))}.",
    };

    private static object Document(string departement, ResultatsIndicateurs resultats) => new
    {
        resultats.Au,
        Departement = departement,
        Indicateurs = Catalogue.Toutes.ToDictionary(
            d => d.Code, d => Valeur.De(d, resultats.Lire(d.Code)) with { Ventilation = Ventiler(d, resultats) }, StringComparer.Ordinal),
    };

    /// <summary>The figure by age, sex and seniority: variable, then modality.</summary>
    private static Dictionary<string, Dictionary<string, Valeur>>? Ventiler(DefinitionIndicateur definition, ResultatsIndicateurs resultats) =>
        !Ventilation.Codes.Contains(definition.Code)
            ? null
            : Ventilation.Variables.ToDictionary(
                v => v.Suffixe,
                v => Ventilation.Modalites(v.Variable).ToDictionary(
                    m => m.Cle[(v.Suffixe.Length + 1)..], m => Valeur.De(definition, resultats.Lire(definition.Code, modalite: m.Cle)), StringComparer.Ordinal),
                StringComparer.Ordinal);

    private static IEnumerable<string> Tableau(string departement, ResultatsIndicateurs resultats)
    {
        yield return $"Indicateurs du département {departement} au {resultats.Au:dd/MM/yyyy}";
        var largeur = Catalogue.Toutes.Max(d => d.Libelle.Length);
        foreach (var definition in Catalogue.Toutes)
        {
            var mesure = resultats.Lire(definition.Code);
            var nombre = mesure.Statut.Marque() ?? mesure.Valeur!.Value.ToString($"N{definition.Decimales}", CultureInfo.GetCultureInfo("fr-FR"));
            var detail = mesure switch
            {
                { Acheves: { } n, Concernes: { } sur } => $"(n = {n} sur {sur})",
                { Denominateur: { } den, Numerateur: { } num } => $"({num}/{den})",
                _ => string.Empty,
            };
            yield return $"  {definition.Libelle.PadRight(largeur)}  {nombre,10} {definition.Unite.Libelle(),-7} {detail,-22} {definition.Code}".TrimEnd();
        }
    }

    /// <summary>One figure of the JSON document.</summary>
    private sealed record Valeur(
        [property: JsonPropertyName("valeur")] decimal? Nombre,
        long? Numerateur,
        long? Denominateur,
        string Unite,
        string Statut,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] long? N,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] long? Sur,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] long NonMurs,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] long Anomalies,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] long Deja,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] long Inconnus)
    {
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public Dictionary<string, Dictionary<string, Valeur>>? Ventilation { get; init; }

        public static Valeur De(DefinitionIndicateur definition, Mesure mesure) => new(
            mesure.Valeur, mesure.Numerateur, mesure.Denominateur, definition.Unite.Libelle(), mesure.Statut.Marque() ?? "OK",
            mesure.Acheves, mesure.Concernes, mesure.NonMurs, mesure.Anomalies, mesure.Deja, mesure.Inconnus);
    }
}
