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

    /// <summary>First day bound to droits et devoirs; null when the list does not say.</summary>
    public DateOnly? DebutDroitsDevoirs { get; init; }

    /// <summary>Title of the first column whose cell cannot be read; null when all can.</summary>
    public string? ColonneIllisible { get; init; }
}

/// <summary>Reads the rows of a contact file, in either of its layouts.</summary>
/// <param name="titres">Titles of the list.</param>
/// <param name="aujourdhui">Today, for years on two digits.</param>
public sealed class LectureContacts(IReadOnlyList<string> titres, DateOnly aujourdhui)
{
    private const int ColonneNir = 0;
    private static readonly string TitreDebut = Cles.Nom("DATE DEBUT DROITS - DEVOIRS");
    private readonly Dictionary<string, int> _colonnes = Placer(titres);

    /// <summary>Layout B: fixed places, each value followed by its date.</summary>
    private bool EstB => _colonnes.ContainsKey("NUMDEMRSA") && _colonnes.ContainsKey("ROLEPERS");

    /// <summary>Reads a row.</summary>
    /// <param name="ligne">The row.</param>
    /// <param name="defaut">Why the row is rejected.</param>
    /// <returns>What it says; null when the row is rejected.</returns>
    public LigneContact? Lire(LigneListe ligne, out Avertissement? defaut)
    {
        var illisibles = new List<(int Colonne, string Cellule)>();
        var lue = EstB ? LireB(ligne, illisibles) : LireA(ligne, illisibles);
        var vide = lue is { Valeurs.Count: 0, DebutDroitsDevoirs: null };
        var role = EstB ? ligne[_colonnes["ROLEPERS"]] : Cellule(ligne, "ROLE PERSONNE") is { Length: > 0 } code ? code : Cellule(ligne, "TYPE PERSONNE");
        defaut = role.Length > 0 && lue.Role is null
                ? new("liste.role", $"Le rôle « {role} » n’est ni celui du demandeur ni celui du conjoint : seuls les deux adultes du foyer sont joints ainsi.")
            : illisibles.Count > 0 && vide
                ? new("liste.contact", $"« {string.Join(" », « ", illisibles.Select(i => i.Cellule))} » : ni un numéro de téléphone, ni une adresse électronique, ni une date.")
            : vide
                ? new("liste.contact", "Cette ligne ne contient ni téléphone, ni adresse électronique, ni date de début des droits et devoirs.")
            : lue is { Nir: null, NumeroDemande: null, Matricule: null }
                ? new("liste.cle", "Rien ne dit de qui il s’agit : ni NIR utilisable, ni numéro de demande, ni matricule.")
                : null;
        return defaut is null ? lue with { ColonneIllisible = illisibles.Count == 0 ? null : Titre(illisibles[0].Colonne) } : null;
    }

    private LigneContact LireA(LigneListe ligne, List<(int Colonne, string Cellule)> illisibles)
    {
        var valeurs = new List<ValeurContact>();
        Ajouter(valeurs, illisibles, GenreContact.Telephone, ligne, Colonne("NUMERO TELEPHONE DOSSIER"), null);
        Ajouter(valeurs, illisibles, GenreContact.Telephone, ligne, Colonne("NUMERO TELEPHONE 2 DOSSIER"), null);
        Ajouter(valeurs, illisibles, GenreContact.Courriel, ligne, Colonne("ADRESSE ELECTRONIQUE DOSSIER"), null);
        var role = Role(Cellule(ligne, "ROLE PERSONNE")) ?? Role(Cellule(ligne, "TYPE PERSONNE"));
        return Composer(ligne, Cellule(ligne, "NIR"), Cellule(ligne, "NUMERO DEMANDE RSA"), Cellule(ligne, "MATRICULE"), role, valeurs) with
        {
            DebutDroitsDevoirs = Debut(ligne, illisibles),
        };
    }

    private LigneContact LireB(LigneListe ligne, List<(int Colonne, string Cellule)> illisibles)
    {
        var valeurs = new List<ValeurContact>();
        var premiere = _colonnes["ROLEPERS"] + 1;
        for (var i = 0; i < 3; i++)
        {
            var genre = i < 2 ? GenreContact.Telephone : GenreContact.Courriel;
            Ajouter(valeurs, illisibles, genre, ligne, premiere + (2 * i), ValeursListe.Date(ligne[premiere + (2 * i) + 1], aujourdhui));
        }

        var nir = ligne[_colonnes.GetValueOrDefault("NIR", ColonneNir)];
        return Composer(ligne, nir, ligne[_colonnes["NUMDEMRSA"]], ligne[_colonnes["MATRICULE"]], Role(ligne[_colonnes["ROLEPERS"]]), valeurs);
    }

    private DateOnly? Debut(LigneListe ligne, List<(int Colonne, string Cellule)> illisibles)
    {
        var colonne = Colonne(TitreDebut);
        if (Cellule(ligne, colonne) is not { Length: > 0 } cellule)
        {
            return null;
        }

        var debut = ValeursListe.Date(cellule, aujourdhui);
        if (debut is null)
        {
            illisibles.Add((colonne, cellule));
        }

        return debut;
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

    private static void Ajouter(
        List<ValeurContact> valeurs, List<(int Colonne, string Cellule)> illisibles, GenreContact genre, LigneListe ligne, int colonne, DateOnly? le)
    {
        var cellule = Cellule(ligne, colonne);
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
            illisibles.Add((colonne, cellule));
        }
    }

    private static string? Role(string cellule) => Cles.Nom(cellule) switch
    {
        "" => null,
        var role when role.StartsWith("DEM", StringComparison.Ordinal) || role.StartsWith("RESP", StringComparison.Ordinal) || role.StartsWith("ALLOC", StringComparison.Ordinal) => "DEM",
        var role when role.StartsWith("CJT", StringComparison.Ordinal) || role.StartsWith("CONJ", StringComparison.Ordinal) || role.StartsWith("CONC", StringComparison.Ordinal) => "CJT",
        _ => null,
    };

    private string Titre(int colonne) => titres.ElementAtOrDefault(colonne) is { Length: > 0 } titre ? titre : $"n° {colonne + 1}";

    private string Cellule(LigneListe ligne, string titre) => Cellule(ligne, Colonne(titre));

    private static string Cellule(LigneListe ligne, int colonne) => colonne < 0 ? "" : ligne[colonne];

    /// <summary>Place of a column; under zero when the list has none of that title.</summary>
    private int Colonne(string titre) => _colonnes.GetValueOrDefault(titre, -1);

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
