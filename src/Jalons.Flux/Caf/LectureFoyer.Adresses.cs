namespace Jalons.Flux.Caf;

/// <content>The addresses of the household.</content>
internal sealed partial class LectureFoyer
{
    private const int AdresseMaximum = 8;

    /// <summary>What is known of the address being read.</summary>
    private struct AdresseEnCours
    {
        public int? Rang;
        public DateOnly? Depuis;
        public string? Pays;
        public string? Destinataire;
        public string? Complement;
        public string? NumeroVoie;
        public string? TypeVoie;
        public string? NomVoie;
        public string? LieuDit;
        public string? CodeCommune;
        public string? CodePostal;
        public string? Commune;
        public string? LignesEtrangeres;
    }

    private void Adresse(El element, ReadOnlySpan<char> texte)
    {
        if (_bloc != El.Adresse || _profondeurElement < 0)
        {
            return;
        }

        switch (element)
        {
            case El.RGADR: Nombre(ref _a.Rang, element, texte, 99); break;
            case El.DTEMM: Jour(ref _a.Depuis, element, texte); break;
            case El.PAYS: Code(ref _a.Pays, element, texte, "PAYS"); break;
            case El.COMPLIDEADR: Texte(ref _a.Destinataire, element, texte); break;
            case El.COMPLADR: Texte(ref _a.Complement, element, texte); break;
            case El.NUMVOIE: Texte(ref _a.NumeroVoie, element, texte); break;
            case El.LIBTYPEVOIE: Texte(ref _a.TypeVoie, element, texte); break;
            case El.TYPEVOIE: TypeVoie(texte); break;
            case El.NOMVOIE: Texte(ref _a.NomVoie, element, texte); break;
            case El.LIEUDIST: Texte(ref _a.LieuDit, element, texte); break;
            case El.NUMCOM: Texte(ref _a.CodeCommune, element, texte); break;
            case El.CODEPOS: Texte(ref _a.CodePostal, element, texte); break;
            case El.NOMCOM: Texte(ref _a.Commune, element, texte); break;
            case El.LIBLIG2ADR or El.LIBLIG3ADR or El.LIBLIG4ADR or El.LIBLIG5ADR or El.LIBLIG6ADR or El.LIBLIG7ADR:
                var ligne = default(string);
                Texte(ref ligne, element, texte);
                _a.LignesEtrangeres = _a.LignesEtrangeres is null ? ligne : $"{_a.LignesEtrangeres}, {ligne}";
                break;
        }
    }

    private void FermerAdresse()
    {
        if (_adresses.Count == AdresseMaximum)
        {
            _constat.Double(El.Adresse);
            return;
        }

        if (_a.Rang is null or < 1 or > 3)
        {
            _constat.Avertir("adresse.rang", "Une adresse n’a pas de rang connu (1, 2 ou 3) : elle n’est pas prise pour l’adresse actuelle.");
        }

        var horsFrance = _a.Pays == "HOR" || _a.LignesEtrangeres is not null;
        _adresses.Add((_a.Rang ?? 9, new AdresseRecue(
            _a.Depuis,
            Joindre(_a.Destinataire, _a.Complement),
            _a.LignesEtrangeres ?? Joindre(_a.NumeroVoie, _a.TypeVoie, _a.NomVoie),
            _a.LieuDit,
            SurCinq(_a.CodePostal),
            SurCinq(_a.CodeCommune),
            _a.Commune,
            horsFrance)));
    }

    /// <summary>The current address (T28). Two addresses of rank 1: the latest moved in, and it is said.</summary>
    private AdresseRecue? AdresseActuelle(out IReadOnlyList<AdresseRecue> anciennes)
    {
        (int Rang, AdresseRecue Adresse)? actuelle = null;
        var nombre = 0;
        foreach (var a in _adresses)
        {
            if (a.Rang == 1)
            {
                nombre++;
                actuelle = actuelle is null || (a.Adresse.Depuis ?? DateOnly.MinValue) > (actuelle.Value.Adresse.Depuis ?? DateOnly.MinValue) ? a : actuelle;
            }
        }

        if (nombre > 1)
        {
            _constat.Avertir("adresse.double", "Deux adresses portent le rang 1 : celle de l’emménagement le plus récent est prise pour l’adresse actuelle.");
        }

        anciennes = _adresses.Count <= 1 && nombre == 1
            ? []
            : [.. _adresses.Where(a => !ReferenceEquals(a.Adresse, actuelle?.Adresse)).OrderBy(a => a.Rang).Select(a => a.Adresse)];
        return actuelle?.Adresse;
    }

    /// <summary>INSEE and post codes are text on five characters; the schema types them as integers, which may lose a zero (T29).</summary>
    private static string? SurCinq(string? code) =>
        code is { Length: 4 } && code.AsSpan().IndexOfAnyExceptInRange('0', '9') < 0 ? "0" + code : code;

    private static string? Joindre(string? a, string? b) => (a, b) switch
    {
        (null, _) => b,
        (_, null) => a,
        _ => string.Concat(a, " ", b),
    };

    private static string? Joindre(string? a, string? b, string? c) =>
        a is not null && b is not null && c is not null ? $"{a} {b} {c}" : Joindre(Joindre(a, b), c);
}
