using Jalons.Domain.Socle;
using Jalons.Flux.Caf;

namespace Jalons.Flux.Listes;

/// <summary>A way to reach somebody.</summary>
/// <param name="Genre">Telephone or e-mail.</param>
/// <param name="Valeur">Written in one way only.</param>
/// <param name="Le">When it was given; null when the list does not say.</param>
public sealed record ValeurContact(GenreContact Genre, string Valeur, DateOnly? Le);

/// <summary>How an adult of a household is reached: a row of the contact file of the CNAF (<c>references/cnaf/flux.md</c> §3.8).</summary>
public sealed record LigneContact
{
    /// <summary>Number of the row.</summary>
    public required int Rang { get; init; }

    /// <summary>NIR usable to recognise the person; null otherwise.</summary>
    public Nir? Nir { get; init; }

    /// <summary>What the received NIR turned out to be.</summary>
    public required EtatNir EtatNir { get; init; }

    /// <summary>Claim number; null when absent.</summary>
    public string? NumeroDemande { get; init; }

    /// <summary>Account at the CAF, normalised; null when absent.</summary>
    public string? Matricule { get; init; }

    /// <summary>DEM or CJT; null when the list does not say.</summary>
    public string? Role { get; init; }

    /// <summary>Telephones and e-mail.</summary>
    public required IReadOnlyList<ValeurContact> Valeurs { get; init; }
}

/// <summary>Reads the rows of a contact file, in either of its layouts.</summary>
/// <param name="titres">Titles of the list.</param>
/// <param name="aujourdhui">Today, for years on two digits.</param>
public sealed class LectureContacts(IReadOnlyList<string> titres, DateOnly aujourdhui)
{
    private const int ColonneNir = 0;
    private readonly Dictionary<string, int> _colonnes = Placer(titres);

    /// <summary>Layout B: fixed places, each value followed by its date.</summary>
    private bool EstB => _colonnes.ContainsKey("NUMDEMRSA") && _colonnes.ContainsKey("ROLEPERS");

    /// <summary>Reads a row.</summary>
    /// <param name="ligne">The row.</param>
    /// <param name="defaut">Why the row is rejected.</param>
    /// <returns>What it says; null when the row is rejected.</returns>
    public LigneContact? Lire(LigneListe ligne, out Avertissement? defaut)
    {
        var (lue, illisibles) = EstB ? LireB(ligne) : LireA(ligne);
        var role = EstB ? ligne[_colonnes["ROLEPERS"]] : Cellule(ligne, "ROLE PERSONNE") is { Length: > 0 } code ? code : Cellule(ligne, "TYPE PERSONNE");
        defaut = role.Length > 0 && lue.Role is null
                ? new("liste.role", $"Le rôle « {role} » n’est ni celui du demandeur ni celui du conjoint : seuls les deux adultes du foyer sont joints ainsi.")
            : illisibles.Count > 0 && lue.Valeurs.Count == 0
                ? new("liste.contact", $"« {string.Join(" », « ", illisibles)} » : ni un numéro de téléphone, ni une adresse électronique.")
            : lue.Valeurs.Count == 0
                ? new("liste.contact", "Cette ligne ne contient ni téléphone, ni adresse électronique.")
            : lue is { Nir: null, NumeroDemande: null, Matricule: null }
                ? new("liste.cle", "Rien ne dit de qui il s’agit : ni NIR utilisable, ni numéro de demande, ni matricule.")
                : null;
        return defaut is null ? lue : null;
    }

    private (LigneContact Lue, List<string> Illisibles) LireA(LigneListe ligne)
    {
        var illisibles = new List<string>();
        var valeurs = new List<ValeurContact>();
        Ajouter(valeurs, illisibles, GenreContact.Telephone, Cellule(ligne, "NUMERO TELEPHONE DOSSIER"), null);
        Ajouter(valeurs, illisibles, GenreContact.Telephone, Cellule(ligne, "NUMERO TELEPHONE 2 DOSSIER"), null);
        Ajouter(valeurs, illisibles, GenreContact.Courriel, Cellule(ligne, "ADRESSE ELECTRONIQUE DOSSIER"), null);
        var role = Role(Cellule(ligne, "ROLE PERSONNE")) ?? Role(Cellule(ligne, "TYPE PERSONNE"));
        return (Composer(ligne, Cellule(ligne, "NIR"), Cellule(ligne, "NUMERO DEMANDE RSA"), Cellule(ligne, "MATRICULE"), role, valeurs), illisibles);
    }

    private (LigneContact Lue, List<string> Illisibles) LireB(LigneListe ligne)
    {
        var illisibles = new List<string>();
        var valeurs = new List<ValeurContact>();
        var premiere = _colonnes["ROLEPERS"] + 1;
        for (var i = 0; i < 3; i++)
        {
            var genre = i < 2 ? GenreContact.Telephone : GenreContact.Courriel;
            Ajouter(valeurs, illisibles, genre, ligne[premiere + (2 * i)], ValeursListe.Date(ligne[premiere + (2 * i) + 1], aujourdhui));
        }

        var nir = ligne[_colonnes.GetValueOrDefault("NIR", ColonneNir)];
        return (Composer(ligne, nir, ligne[_colonnes["NUMDEMRSA"]], ligne[_colonnes["MATRICULE"]], Role(ligne[_colonnes["ROLEPERS"]]), valeurs), illisibles);
    }

    private static LigneContact Composer(LigneListe ligne, string nir, string numero, string matricule, string? role, List<ValeurContact> valeurs) => new()
    {
        Rang = ligne.Rang,
        Nir = ValeursListe.Nir(nir, out var etat),
        EtatNir = etat,
        NumeroDemande = numero.Length == 0 ? null : numero.All(char.IsAsciiDigit) ? numero.PadLeft(11, '0') : numero,
        Matricule = Matricule.Normaliser(matricule, "CAF", out _),
        Role = role,
        Valeurs = valeurs,
    };

    private static void Ajouter(List<ValeurContact> valeurs, List<string> illisibles, GenreContact genre, string cellule, DateOnly? le)
    {
        if (cellule.Length == 0)
        {
            return;
        }

        if ((genre == GenreContact.Telephone ? ValeursListe.Telephone(cellule) : ValeursListe.Courriel(cellule)) is { } valeur)
        {
            valeurs.Add(new(genre, valeur, le));
        }
        else
        {
            illisibles.Add(cellule);
        }
    }

    private static string? Role(string cellule) => Cles.Nom(cellule) switch
    {
        "" => null,
        var role when role.StartsWith("DEM", StringComparison.Ordinal) || role.StartsWith("RESP", StringComparison.Ordinal) || role.StartsWith("ALLOC", StringComparison.Ordinal) => "DEM",
        var role when role.StartsWith("CJT", StringComparison.Ordinal) || role.StartsWith("CONJ", StringComparison.Ordinal) || role.StartsWith("CONC", StringComparison.Ordinal) => "CJT",
        _ => null,
    };

    private string Cellule(LigneListe ligne, string titre) => _colonnes.TryGetValue(titre, out var colonne) ? ligne[colonne] : "";

    private static Dictionary<string, int> Placer(IReadOnlyList<string> titres)
    {
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < titres.Count; i++)
        {
            places.TryAdd(Cles.Nom(titres[i]), i);
        }

        return places;
    }
}
