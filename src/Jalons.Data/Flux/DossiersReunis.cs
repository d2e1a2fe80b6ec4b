using Jalons.Data.Socle;
using Jalons.Flux.Caf;
using Npgsql;

namespace Jalons.Data.Flux;

/// <summary>
/// The claim numbers that lead to another dossier, because an agent made one of two (docs/adr/0081): what comes under them reaches the dossier that stays.
/// </summary>
internal sealed class DossiersReunis
{
    private readonly Dictionary<string, string> _gardes;
    private readonly HashSet<string> _concernes;
    private readonly HashSet<int> _rangs = [];

    private DossiersReunis(Dictionary<string, string> gardes) => (_gardes, _concernes) = (gardes, gardes.Values.ToHashSet(StringComparer.Ordinal));

    /// <summary>None: the base knows no dossier, or the flow speaks of numbers and not of dossiers.</summary>
    public static DossiersReunis Aucun { get; } = new([]);

    /// <summary>How many records of this flow came under the number of a dossier that leads to another one.</summary>
    public int Combien => _rangs.Count;

    /// <summary>Reads them: an agent made each of them, there are few.</summary>
    public static async Task<DossiersReunis> LireAsync(NpgsqlConnection connexion, CancellationToken annulation)
    {
        await using var commande = new NpgsqlCommand(
            """
            select n.numero_demande, d.numero_demande from dossier n join dossier d on d.id = n.reuni_a
            where n.departement = departement_courant() and n.reuni_a is not null
            """,
            connexion);
        await using var lecteur = await commande.ExecuteReaderAsync(annulation);
        var gardes = new Dictionary<string, string>(StringComparer.Ordinal);
        while (await lecteur.ReadAsync(annulation))
        {
            gardes.Add(lecteur.GetString(0), lecteur.GetString(1));
        }

        return gardes.Count == 0 ? Aucun : new(gardes);
    }

    /// <summary>The record under the number of the dossier that stays.</summary>
    public Enregistrement Conduire(Enregistrement enregistrement)
    {
        if (enregistrement.Foyer is not { } foyer || !_gardes.TryGetValue(foyer.NumeroDemande, out var garde))
        {
            return enregistrement;
        }

        _rangs.Add(foyer.Rang);
        foyer = foyer with { NumeroDemande = garde };
        return enregistrement with { Foyer = foyer, Demande = enregistrement.Demande is { } demande ? demande with { Foyer = foyer } : null };
    }

    /// <summary>True when a lot may hold two records of one dossier, or when what it holds depends on the lot before.</summary>
    public bool Concernent(IEnumerable<Enregistrement> lot) => _gardes.Count > 0 && lot.Any(e => _concernes.Contains(e.Foyer!.NumeroDemande));

    /// <summary>True when the picture came under another number: it is kept, and says the right only when the dossier that stays is no longer open.</summary>
    public bool EstMuette(FoyerRecu foyer, DossierConnu connu) => _rangs.Contains(foyer.Rang) && connu is { Etat: 0 or 2 or 3 or 4, EstAbsent: false };
}
