using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Npgsql;
using Xunit;

namespace Jalons.Web.Tests.Kit;

/// <summary>The SQL commands sent to one database since this was created, with what PostgreSQL would do of them at scale.</summary>
public sealed partial class SqlObserve : IDisposable
{
    /// <summary>SQL commands that a page may send (ARCHITECTURE §6).</summary>
    public const int Budget = 12;

    private readonly string baseObservee;
    private readonly ActivityListener ecoute;
    private readonly ConcurrentQueue<string> commandes = new();

    internal SqlObserve(string baseObservee)
    {
        this.baseObservee = baseObservee;
        ecoute = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Npgsql",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = Noter,
        };
        ActivitySource.AddActivityListener(ecoute);
    }

    /// <summary>The texts of the commands, in order.</summary>
    public IReadOnlyList<string> Commandes => [.. commandes];

    /// <summary>
    /// The tables that do not grow with people, and may be read whole (<c>flux</c>: one line a day; the counts that are kept: one line per
    /// commune and deadline, per référent, per thing that is missing). Everything else grows.
    /// </summary>
    public static IReadOnlySet<string> TablesCourtes { get; } =
        new HashSet<string>(StringComparer.Ordinal) { "departement", "epci", "commune", "regle", "organisme", "cle_protection", "flux", "file_orientation", "charge_referent", "constat_qualite" };

    /// <summary>Fails when more commands were sent than allowed, and lists them.</summary>
    public void VerifierNombre(int maximum = Budget) =>
        Assert.True(commandes.Count <= maximum, $"{commandes.Count} SQL commands, {maximum} allowed:\n{string.Join("\n---\n", commandes)}");

    /// <summary>
    /// Fails when a command would read whole a table that grows with people: no index helps it, or only the condition on the
    /// département that row security adds, without a limit that stops it early.
    /// </summary>
    public async Task VerifierPlansAsync(string chaineApplication, string departement, params string[] tolerees)
    {
        var observees = Commandes.Distinct(StringComparer.Ordinal).Where(EstRequete).ToList();
        await using var source = NpgsqlDataSource.Create(chaineApplication);
        await using var connexion = await source.OpenConnectionAsync();
        // On the few rows of a test PostgreSQL would rather read tables whole: it is told not to, and does so only when it must.
        await ExecuterAsync(connexion, $"set jalons.departement = '{departement}'; set enable_seqscan = off; set plan_cache_mode = force_generic_plan");
        var fautes = new List<string>();
        foreach (var commande in observees)
        {
            fautes.AddRange((await FautesAsync(connexion, commande)).Where(faute => !tolerees.Contains(faute.Table)).Select(faute => $"{faute.Table}: {faute.Raison}\n{commande}"));
        }

        Assert.True(fautes.Count == 0, $"These commands read whole a table that grows:\n{string.Join("\n---\n", fautes)}");
    }

    /// <inheritdoc/>
    public void Dispose() => ecoute.Dispose();

    private static async Task<List<(string Table, string Raison)>> FautesAsync(NpgsqlConnection connexion, string commande)
    {
        var (texte, parametres) = Numeroter(commande);
        await ExecuterAsync(connexion, "prepare observee as " + texte);
        var valeurs = parametres == 0 ? "" : $"({string.Join(", ", Enumerable.Repeat("null", parametres))})";
        await using var explication = new NpgsqlCommand($"explain (format json) execute observee{valeurs}", connexion) { AllResultTypesAreUnknown = true };
        using var plan = JsonDocument.Parse((string)(await explication.ExecuteScalarAsync())!);
        await ExecuterAsync(connexion, "deallocate observee");
        var fautes = new List<(string, string)>();
        Parcourir(plan.RootElement[0].GetProperty("Plan"), sousLimite: false, fautes);
        return fautes;
    }

    private static void Parcourir(JsonElement noeud, bool sousLimite, List<(string Table, string Raison)> fautes)
    {
        var type = noeud.GetProperty("Node Type").GetString()!;
        if (noeud.TryGetProperty("Relation Name", out var relation) && !TablesCourtes.Contains(relation.GetString()!) && Raison(noeud, type, sousLimite) is { } raison)
        {
            fautes.Add((relation.GetString()!, raison));
        }

        // A sort reads everything before the limit can stop anything.
        var limite = type switch
        {
            "Limit" => true,
            "Sort" or "Aggregate" or "Hash" or "Incremental Sort" or "WindowAgg" => false,
            _ => sousLimite,
        };
        if (noeud.TryGetProperty("Plans", out var enfants))
        {
            foreach (var enfant in enfants.EnumerateArray())
            {
                Parcourir(enfant, limite, fautes);
            }
        }
    }

    private static string? Raison(JsonElement noeud, string type, bool sousLimite)
    {
        if (type == "Seq Scan")
        {
            return "no index";
        }

        var condition = type switch
        {
            "Index Scan" or "Index Only Scan" => Condition(noeud),
            "Bitmap Heap Scan" => noeud.GetProperty("Plans").EnumerateArray().Select(Condition).FirstOrDefault(c => c.Length > 0, ""),
            _ => "other",
        };
        var reste = ConditionDepartement().Replace(condition, "").Replace("AND", "", StringComparison.Ordinal).Trim('(', ')', ' ');
        return reste.Length == 0 && !sousLimite ? "all rows of the département" : null;
    }

    private static string Condition(JsonElement noeud) =>
        noeud.TryGetProperty("Index Cond", out var condition) ? condition.GetString() ?? ""
        : noeud.TryGetProperty("Plans", out var enfants) ? string.Join(" AND ", enfants.EnumerateArray().Select(Condition))
        : "";

    private static bool EstRequete(string commande) => Verbe().IsMatch(commande) && !commande.Contains("set_config(", StringComparison.OrdinalIgnoreCase);

    /// <summary>Named parameters become numbered, as PREPARE takes them; with how many there are.</summary>
    private static (string Texte, int Parametres) Numeroter(string commande)
    {
        var noms = new List<string>();
        var texte = Parametre().Replace(commande, nom =>
        {
            var rang = noms.IndexOf(nom.Value);
            if (rang < 0)
            {
                noms.Add(nom.Value);
                rang = noms.Count - 1;
            }

            return $"${rang + 1}";
        });
        var numeros = ParametreNumerote().Matches(texte).Select(numero => int.Parse(numero.ValueSpan[1..], CultureInfo.InvariantCulture));
        return (texte.TrimEnd().TrimEnd(';'), numeros.DefaultIfEmpty(0).Max());
    }

    private static async Task ExecuterAsync(NpgsqlConnection connexion, string sql)
    {
        await using var commande = new NpgsqlCommand(sql, connexion);
        await commande.ExecuteNonQueryAsync();
    }

    private void Noter(Activity activite)
    {
        var cible = activite.GetTagItem("db.namespace") ?? activite.GetTagItem("db.name");
        if ((activite.GetTagItem("db.query.text") ?? activite.GetTagItem("db.statement")) is string texte && Equals(cible, baseObservee))
        {
            // A batch is written down whole: each of its commands counts.
            foreach (var commande in Suite().Split(texte))
            {
                commandes.Enqueue(commande);
            }
        }
    }

    [GeneratedRegex(@"^\s*(--[^\n]*\n\s*)*(select|with|insert|update|delete)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Verbe();

    [GeneratedRegex(@";\s*(?=(select|with|insert|update|delete)\b)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Suite();

    [GeneratedRegex(@"(?<![\w@])@\w+", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Parametre();

    [GeneratedRegex(@"\$\d+", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ParametreNumerote();

    [GeneratedRegex(@"\(\w*\.?departement = (NULLIF\(current_setting\('jalons\.departement'::text, true\), ''::text\)|departement_courant\(\)|'\w+'::text|\$\d+)\)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ConditionDepartement();
}
