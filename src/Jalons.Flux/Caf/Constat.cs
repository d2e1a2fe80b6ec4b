using System.Runtime.InteropServices;

namespace Jalons.Flux.Caf;

/// <summary>
/// What is found wrong while a household is read: faults, which reject it, and warnings, which do not. Kept together so that
/// a rejected household tells all its faults at once.
/// </summary>
internal sealed class Constat(Dictionary<string, int> codesInconnus)
{
    private const int FautesMaximum = 10;
    private const int CodesMaximum = 1_000;
    private readonly List<(string Code, string Message)> _fautes = [];
    private List<Avertissement>? _avertissements;

    /// <summary>Rank of the person being read; 0 outside of a person.</summary>
    public int Personne { get; set; }

    /// <summary>True when the household must be rejected.</summary>
    public bool EnFaute => _fautes.Count > 0;

    /// <summary>Stable kind of the first fault.</summary>
    public string Code => _fautes[0].Code;

    /// <summary>All faults, and what to do.</summary>
    public string Motif => string.Join(" ", _fautes.Select(f => f.Message))
        + " Le dossier n’est pas repris : demandez à l’organisme payeur de le corriger, le flux suivant l’apportera.";

    /// <summary>Warnings in the order in which they were met.</summary>
    public IReadOnlyList<Avertissement> Avertissements => _avertissements ?? (IReadOnlyList<Avertissement>)[];

    /// <summary>Starts a new household.</summary>
    public void Recommencer()
    {
        _fautes.Clear();
        _avertissements = null;
        Personne = 0;
    }

    /// <summary>A mandatory element is missing or empty.</summary>
    public void Absent(El element) => Fauter("element.absent", $"Élément obligatoire absent : {Ou(element)}.");

    /// <summary>The value is no date.</summary>
    public void DateImpossible(El element, ReadOnlySpan<char> valeur) => Fauter("date.impossible", $"Date impossible : {Court(valeur)} dans {Ou(element)}.");

    /// <summary>The value is no amount.</summary>
    public void MontantIllisible(El element, ReadOnlySpan<char> valeur) =>
        Fauter("montant.illisible", $"Montant illisible : « {Court(valeur)} » dans {Ou(element)} ; un nombre avec un point décimal est attendu.");

    /// <summary>The value is no number.</summary>
    public void NombreIllisible(El element, ReadOnlySpan<char> valeur) => Fauter("nombre.illisible", $"Nombre illisible : « {Court(valeur)} » dans {Ou(element)}.");

    /// <summary>The value is neither 0 nor 1.</summary>
    public void BooleenIllisible(El element, ReadOnlySpan<char> valeur) =>
        Fauter("booleen.illisible", $"Valeur hors liste : « {Court(valeur)} » dans {Ou(element)} ; 0 ou 1 est attendu.");

    /// <summary>The value is outside of a list that cannot be extended.</summary>
    public void HorsListe(El element, ReadOnlySpan<char> valeur, string attendu) =>
        Fauter("code.hors_liste", $"Valeur hors liste : « {Court(valeur)} » dans {Ou(element)} ; {attendu} est attendu.");

    /// <summary>The text is far longer than its field.</summary>
    public void TexteLong(El element, int longueur) => Fauter("texte.long", $"Texte de {longueur} caractères dans {Ou(element)} : la valeur est abîmée.");

    /// <summary>A block or a value that is unique comes twice with different contents.</summary>
    public void Double(El element) => Fauter("bloc.double", $"Élément présent deux fois : {Ou(element)}.");

    /// <summary>Any other fault.</summary>
    public void Fauter(string code, string message)
    {
        if (_fautes.Count < FautesMaximum)
        {
            _fautes.Add((code, message));
        }
    }

    /// <summary>Something to tell that does not stop the record.</summary>
    public void Avertir(string code, string message) => (_avertissements ??= []).Add(new Avertissement(code, message));

    /// <summary>Says so when a code is not in its list; the code itself is kept (T30).</summary>
    public void Verifier(string liste, string code, El element)
    {
        if (Codes.Existe(liste, code))
        {
            return;
        }

        Avertir("code.inconnu", $"Code inconnu : « {Court(code)} » dans {Ou(element)}.");
        var cle = $"{element}={Court(code)}";
        if (codesInconnus.Count >= CodesMaximum && !codesInconnus.ContainsKey(cle))
        {
            cle = "autres";
        }

        CollectionsMarshal.GetValueRefOrAddDefault(codesInconnus, cle, out _)++;
    }

    /// <summary>Element with its meaning, and the person when there is one.</summary>
    public string Ou(El element)
    {
        var sens = Libelles.De(element);
        return (sens, Personne) switch
        {
            ("", 0) => $"{element}",
            ("", var rang) => $"{element} (personne {rang})",
            (_, 0) => $"{element} ({sens})",
            (_, var rang) => $"{element} ({sens} de la personne {rang})",
        };
    }

    private static string Court(ReadOnlySpan<char> valeur) => valeur.Length <= 40 ? valeur.ToString() : $"{valeur[..40]}…";
}
