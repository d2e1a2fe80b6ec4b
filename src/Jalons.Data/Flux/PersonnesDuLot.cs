using System.Runtime.InteropServices;
using Jalons.Domain.Socle;
using Jalons.Flux.Caf;

namespace Jalons.Data.Flux;

/// <summary>A person to stage.</summary>
/// <param name="Image">The picture.</param>
/// <param name="Personne">What it says of the person.</param>
/// <param name="CleNom">Key of the name in use.</param>
/// <param name="CleNomNaissance">Key of the birth name.</param>
/// <param name="ClePrenom">Key of the first name.</param>
internal record struct PersonneAClasser(Image Image, PersonneRecue Personne, string CleNom, string CleNomNaissance, string ClePrenom)
{
    /// <summary>Number that the person takes when nobody known is recognised in them.</summary>
    public long Numero { get; set; }

    /// <summary>False when this can be nobody known, and the lot pictures them once.</summary>
    public bool AChercher { get; set; }

    /// <summary>True when this may be somebody that looks like a person met before.</summary>
    public bool EstProche { get; set; }
}

/// <summary>
/// Lists the people of a lot of pictures. Two rows of one lot with the same key are the same person (<c>references/cnaf/flux.md</c> §2.6) and
/// have the same number. Those with a NIR come first, as they are settled first: who is met later has the higher number.
/// </summary>
/// <param name="numeros">Numbers reserved for the lot.</param>
/// <param name="rencontres">Who was met already; null when the base knew people before this import: then all are looked up.</param>
internal sealed class PersonnesDuLot(Numeros numeros, Rencontres? rencontres)
{
    private const int NomCoupe = 27;
    private const int PrenomCoupe = 31;

    /// <summary>The people of pictures.</summary>
    public List<PersonneAClasser> Lister(IReadOnlyList<Image> images)
    {
        var lignes = new List<PersonneAClasser>(images.Count * 3);
        Lister(images, lignes, avecNir: true);
        Lister(images, lignes, avecNir: false);
        Numeroter(CollectionsMarshal.AsSpan(lignes));
        return lignes;
    }

    private static void Lister(IReadOnlyList<Image> images, List<PersonneAClasser> lignes, bool avecNir)
    {
        foreach (var image in images)
        {
            foreach (var personne in image.Foyer.Personnes)
            {
                if (personne.Nir is not null == avecNir)
                {
                    lignes.Add(new(image, personne, Cles.Nom(personne.Nom), Cles.Nom(personne.NomNaissance), Cles.Nom(personne.Prenom)));
                }
            }
        }
    }

    private void Numeroter(Span<PersonneAClasser> lignes)
    {
        var parCle = new Dictionary<Cle, int>(lignes.Length);
        for (var i = 0; i < lignes.Length; i++)
        {
            ref var ligne = ref lignes[i];
            var rencontre = rencontres?.Noter(ligne) ?? new(Connue: true, Proche: true);
            (ligne.AChercher, ligne.EstProche) = (rencontre.Connue || EstCoupee(ligne.Personne), rencontre.Proche);
            ref var premiere = ref CollectionsMarshal.GetValueRefOrAddDefault(parCle, Cle.De(ligne), out var deja);
            if (deja)
            {
                ligne.AChercher = lignes[premiere].AChercher = true;
                ligne.Numero = lignes[premiere].Numero;
            }
            else
            {
                premiere = i;
                ligne.Numero = numeros.Personne();
            }
        }
    }

    private static bool EstCoupee(PersonneRecue personne) =>
        personne.Prenom.Length >= PrenomCoupe || personne.Nom.Length >= NomCoupe || personne.NomNaissance.Length >= NomCoupe;

    private readonly record struct Cle(string? Nir, string? Nom, string? Prenom, DateOnly Naissance, int Separation)
    {
        /// <summary>Without NIR, the birth rank separates twins, else the sex.</summary>
        public static Cle De(in PersonneAClasser ligne) => ligne.Personne.Nir is { } nir
            ? new(nir.Treize, null, null, ligne.Personne.DateNaissance, 0)
            : new(null, ligne.CleNomNaissance, ligne.ClePrenom, ligne.Personne.DateNaissance, ligne.Personne.RangNaissance ?? -1 - (ligne.Personne.Sexe ?? 0));
    }
}
