namespace Jalons.Data.Flux;

/// <summary>The SQL of the pipeline, kept in files of its own.</summary>
internal static class Ressources
{
    /// <summary>Text of <c>Flux/Sql/{nom}.sql</c>.</summary>
    public static string Sql(string nom)
    {
        using var flux = typeof(Ressources).Assembly.GetManifestResourceStream($"Jalons.Data.Flux.Sql.{nom}.sql")
            ?? throw new InvalidOperationException($"Ressource absente : {nom}.sql");
        using var lecteur = new StreamReader(flux);
        return lecteur.ReadToEnd();
    }
}
