using Jalons.Data.Socle;
using Jalons.Flux.Caf;
using Npgsql;
using NpgsqlTypes;

namespace Jalons.Data.Flux;

/// <summary>The rejected records of one import: all of them go to the base with their reason, their rank and their raw text.</summary>
internal sealed class RejetsImport
{
    private const string SqlGarder =
        """
        insert into flux_rejet (departement, flux, rang, numero, code, motif, brut)
        select f.departement, f.flux, s.rang, s.numero, s.code, s.motif, s.brut from s_rejet s cross join s_flux f order by s.rang
        """;

    private readonly List<RejetFlux> _aGarder = [];
    private readonly Dictionary<int, Avertissement> _sansBrut = [];
    private readonly HashSet<string> _numerosLus = new(StringComparer.Ordinal);
    private readonly List<RejetImport> _listes = [];

    /// <summary>How many.</summary>
    public int Combien { get; private set; }

    /// <summary>Claim numbers of the households that read well and were rejected.</summary>
    public IReadOnlyCollection<string> NumerosLus => _numerosLus;

    /// <summary>The first ones, in the order of the file.</summary>
    public IReadOnlyList<RejetImport> Listes => [.. _listes.OrderBy(r => r.Rang)];

    /// <summary>Rejects a record that came with its raw text.</summary>
    public void Ajouter(RejetFlux rejet)
    {
        Lister(rejet.Rang, rejet.Numero, rejet.Motif);
        _aGarder.Add(rejet);
    }

    /// <summary>Rejects a household that read well, once its raw text is gone: it is read again at the end.</summary>
    public void AjouterSansBrut(FoyerRecu foyer, string code, string motif)
    {
        Lister(foyer.Rang, foyer.NumeroDemande, motif);
        _numerosLus.Add(foyer.NumeroDemande);
        _sansBrut.Add(foyer.Rang, new Avertissement(code, motif));
    }

    /// <summary>Stages those of a lot.</summary>
    public async Task PreparerAsync(NpgsqlConnection connexion, CancellationToken annulation)
    {
        if (_aGarder.Count > 0)
        {
            await CopierAsync(connexion, annulation);
            _aGarder.Clear();
        }
    }

    /// <summary>Writes all of them to the base, once the flow is recorded. Households rejected after the reading are read again for their raw text.</summary>
    public async Task GarderAsync(NpgsqlConnection connexion, string chemin, CancellationToken annulation)
    {
        if (Combien == 0)
        {
            return;
        }

        if (_sansBrut.Count > 0)
        {
            await using var fichier = File.OpenRead(chemin);
            using var source = SourceFlux.Ouvrir(SourceFlux.Reconnaitre(chemin), fichier);
            source.LireEnTete();
            _aGarder.AddRange(source.Lire(f => _sansBrut.GetValueOrDefault(f.Rang)).Select(e => e.Rejet).OfType<RejetFlux>().Where(r => _sansBrut.ContainsKey(r.Rang)));
            await PreparerAsync(connexion, annulation);
        }

        await using var commande = new NpgsqlCommand(SqlGarder, connexion) { CommandTimeout = 0 };
        await commande.ExecuteNonQueryAsync(annulation);
    }

    /// <summary>Takes those that the scripts staged by themselves, with the others.</summary>
    public async Task ReprendreAsync(NpgsqlConnection connexion, CancellationToken annulation)
    {
        _listes.Clear();
        Combien = 0;
        await using var commande = new NpgsqlCommand("select rang, numero, motif from s_rejet order by rang", connexion);
        await using var lecteur = await commande.ExecuteReaderAsync(annulation);
        while (await lecteur.ReadAsync(annulation))
        {
            Lister(lecteur.GetInt32(0), lecteur.Texte(1), lecteur.GetString(2));
        }
    }

    /// <summary>The first rejects of a flow imported before.</summary>
    public static async Task<IReadOnlyList<RejetImport>> RelireAsync(NpgsqlConnection connexion, long flux, CancellationToken annulation)
    {
        await using var commande = new NpgsqlCommand("select rang, numero, motif from flux_rejet where flux = $1 order by rang limit $2", connexion)
        {
            Parameters = { new() { Value = flux }, new() { Value = RapportImport.MaximumRejetsListes } },
        };
        await using var lecteur = await commande.ExecuteReaderAsync(annulation);
        var rejets = new List<RejetImport>();
        while (await lecteur.ReadAsync(annulation))
        {
            rejets.Add(new(lecteur.GetInt32(0), lecteur.Texte(1), lecteur.GetString(2)));
        }

        return rejets;
    }

    private void Lister(int rang, string? numero, string motif)
    {
        Combien++;
        if (_listes.Count < RapportImport.MaximumRejetsListes)
        {
            _listes.Add(new RejetImport(rang, numero, motif));
        }
    }

    /// <summary>COPY does not write to a table under row security: rejects are staged like the rest.</summary>
    private async Task CopierAsync(NpgsqlConnection connexion, CancellationToken annulation)
    {
        await using var copie = await connexion.BeginBinaryImportAsync("copy s_rejet (rang, numero, code, motif, brut) from stdin (format binary)", annulation);
        foreach (var rejet in _aGarder)
        {
            await copie.StartRowAsync(annulation);
            await copie.WriteAsync(rejet.Rang, annulation);
            await copie.WriteAsync((object?)rejet.Numero ?? DBNull.Value, NpgsqlDbType.Text, annulation);
            await copie.WriteAsync(rejet.Code, annulation);
            await copie.WriteAsync(rejet.Motif, annulation);
            await copie.WriteAsync(rejet.Brut, annulation);
        }

        await copie.CompleteAsync(annulation);
    }
}
