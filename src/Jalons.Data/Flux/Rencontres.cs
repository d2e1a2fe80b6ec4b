using System.Runtime.InteropServices;
using Jalons.Domain.Dossiers;

namespace Jalons.Data.Flux;

/// <summary>What an import remembers of somebody it meets.</summary>
/// <param name="Connue">True when they may have been met already.</param>
/// <param name="Proche">True when they may look like somebody met already.</param>
internal readonly record struct Rencontre(bool Connue, bool Proche);

/// <summary>
/// Who may have been met in this import, when the base knew nobody before it: spares looking up people who cannot be there. It may say yes
/// wrongly, never no: one bit for each hash of a NIR or of names and birth date, in a memory that does not grow. To propose near matches it
/// remembers the first names of a birth date, counts those who share a name and a birth date, and keeps the birth dates of those who bear the same
/// names; what many people share says nothing.
/// </summary>
internal sealed class Rencontres
{
    private const int Bits = 26;
    private const int BitsDesComptes = 22;
    private const int NombreuxDes = 9;
    private const int NaissancesRegardees = 1000;
    private const int DebutDePrenom = 8;
    private readonly ulong[] _vus = new ulong[1 << (Bits - 6)];
    private readonly byte[] _parNomEtNaissance = new byte[1 << BitsDesComptes];
    private readonly Dictionary<int, int> _dernierParNoms = [];
    private readonly List<(int Jour, int Precedent)> _naissances = [];

    /// <summary>Notes a person.</summary>
    public Rencontre Noter(in PersonneAClasser ligne)
    {
        var naissance = ligne.Personne.DateNaissance;
        var prenom = Empreinte(ligne.ClePrenom);
        var nom = Empreinte(ligne.CleNomNaissance);
        var connue = Noter(HashCode.Combine(naissance, prenom, nom)) | (ligne.Personne.Nir is { } nir && Noter(Empreinte(nir.Treize)));
        var proche = Noter(HashCode.Combine(naissance, prenom)) | Compter(HashCode.Combine(naissance, nom));
        if (ligne.CleNom != ligne.CleNomNaissance)
        {
            var usage = Empreinte(ligne.CleNom);
            connue |= Noter(HashCode.Combine(naissance, prenom, usage));
            proche |= Compter(HashCode.Combine(naissance, usage));
        }

        return new(connue, proche | NoterNaissance(HashCode.Combine(nom, prenom), naissance));
    }

    /// <summary>Notes what anybody recognised in this person would share: the number, or the birth date and the beginning of a first name, which may be cut.</summary>
    public static void NoterSignes(in PersonneAClasser ligne, HashSet<int> signes)
    {
        var debut = ligne.ClePrenom.AsSpan(0, Math.Min(ligne.ClePrenom.Length, DebutDePrenom));
        signes.Add(HashCode.Combine(ligne.Personne.DateNaissance, string.GetHashCode(debut, StringComparison.Ordinal)));
        if (ligne.Personne.Nir is { } nir)
        {
            signes.Add(Empreinte(nir.Treize));
        }
    }

    /// <summary>Notes a birth date among those of the same names; true when one of them is near.</summary>
    private bool NoterNaissance(int noms, DateOnly naissance)
    {
        ref var dernier = ref CollectionsMarshal.GetValueRefOrAddDefault(_dernierParNoms, noms, out var connus);
        var proche = false;
        var regardees = 0;
        for (var i = connus ? dernier : -1; i >= 0 && !proche && regardees < NaissancesRegardees; i = _naissances[i].Precedent, regardees++)
        {
            proche = RessemblanceIdentites.Naissance(naissance, DateOnly.FromDayNumber(_naissances[i].Jour)) is not null;
        }

        _naissances.Add((naissance.DayNumber, connus ? dernier : -1));
        dernier = _naissances.Count - 1;
        return proche;
    }

    /// <summary>Counts somebody of a name and birth date; true when a few others share them.</summary>
    private bool Compter(int empreinte)
    {
        if (!Noter(empreinte))
        {
            return false;
        }

        ref var compte = ref _parNomEtNaissance[(uint)empreinte * 0x9E37_79B1u >> (32 - BitsDesComptes)];
        if (compte >= NombreuxDes)
        {
            return false;
        }

        compte++;
        return true;
    }

    private static int Empreinte(string texte) => texte.GetHashCode(StringComparison.Ordinal);

    private bool Noter(int empreinte)
    {
        var rang = (uint)empreinte * 0x9E37_79B1u >> (32 - Bits);
        ref var mot = ref _vus[rang >> 6];
        var bit = 1UL << (int)(rang & 63);
        var vu = (mot & bit) != 0;
        mot |= bit;
        return vu;
    }
}
