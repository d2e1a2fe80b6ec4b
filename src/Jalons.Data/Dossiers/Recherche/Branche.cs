using Npgsql;

namespace Jalons.Data.Dossiers.Recherche;

/// <summary>One way to find candidates: a condition on <c>personne q</c> that one index answers.</summary>
internal sealed class Branche
{
    private readonly string _condition;
    private readonly string[]? _noms;
    private readonly string[]? _prenoms;

    /// <summary>A condition that needs no name.</summary>
    public Branche(string condition) => _condition = condition;

    private Branche(string condition, string[]? noms, string[]? prenoms)
        : this(condition) => (_noms, _prenoms) = (noms, prenoms);

    /// <summary>What tells this branch from the others.</summary>
    public string Cle => $"{_condition}|{string.Join(',', _noms ?? [])}|{string.Join(',', _prenoms ?? [])}";

    /// <summary>False when it asks for one name among none.</summary>
    public bool PeutTrouver => _noms is not [] && _prenoms is not [];

    /// <summary>By the name in use, and the first name when there is one.</summary>
    public static Branche ParNom(string[] noms, string[]? prenoms) => new("q.cle_nom = any ({noms})" + EtPrenom(prenoms), noms, prenoms);

    /// <summary>By the birth name, when it is another one.</summary>
    public static Branche ParNomNaissance(string[] noms, string[]? prenoms) =>
        new("q.cle_nom_naissance = any ({noms}) and q.cle_nom_naissance <> q.cle_nom" + EtPrenom(prenoms), noms, prenoms);

    /// <summary>By the first name alone.</summary>
    public static Branche ParPrenom(string[] prenoms) => new("q.cle_prenom = any ({prenoms})", null, prenoms);

    /// <summary>By a number of the dossier.</summary>
    public static Branche ParMembre(string condition) => new(
        $"q.id in (select m.personne from membre m join dossier d on d.id = m.dossier where d.departement = departement_courant() and {condition})");

    /// <summary>By a phone or an e-mail of the household: it is that of its claimant.</summary>
    public static Branche ParContact(string parametre) => new(
        $"q.id in (select m.personne from contact c join membre m on m.dossier = c.dossier and m.role = 'DEM' where c.cle = {parametre})");

    /// <summary>The condition, with its names among the parameters.</summary>
    public string Condition(int rang, NpgsqlParameterCollection parametres)
    {
        if (_noms is not null)
        {
            parametres.Add(new($"noms{rang}", _noms));
        }

        if (_prenoms is not null)
        {
            parametres.Add(new($"prenoms{rang}", _prenoms));
        }

        return _condition.Replace("{noms}", $"@noms{rang}", StringComparison.Ordinal).Replace("{prenoms}", $"@prenoms{rang}", StringComparison.Ordinal);
    }

    private static string EtPrenom(string[]? prenoms) => prenoms is null ? "" : " and q.cle_prenom = any ({prenoms})";
}
