using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.Extensions.Primitives;

namespace Jalons.Web.Ui.Composants;

/// <summary>The address of the page with one parameter changed or taken off: sorting, paging and filters all keep the others.</summary>
internal static class AdresseCourante
{
    /// <summary>The same page with this parameter set (or removed when the value is null) and the page number forgotten unless it is the one set.</summary>
    public static string Avec(HttpRequest requete, string parametre, string? valeur, string pageParametre = "p")
    {
        var paires = Paires(requete).Where(p => !Est(p.Key, parametre) && !Est(p.Key, pageParametre)).ToList();
        if (valeur is not null)
        {
            paires.Add(new(parametre, valeur));
        }

        return Ecrire(requete, paires);
    }

    /// <summary>The same page without one value of a parameter, which may have others.</summary>
    public static string Sans(HttpRequest requete, string parametre, string? valeur, string pageParametre = "p") => Ecrire(requete, Paires(requete).Where(p =>
        !Est(p.Key, pageParametre) && !(Est(p.Key, parametre) && (valeur is null || string.Equals(p.Value, valeur, StringComparison.Ordinal)))));

    private static IEnumerable<KeyValuePair<string, string>> Paires(HttpRequest requete) =>
        requete.Query.SelectMany(q => q.Value.OfType<string>().Where(v => v.Length > 0).Select(v => KeyValuePair.Create(q.Key, v)));

    private static string Ecrire(HttpRequest requete, IEnumerable<KeyValuePair<string, string>> paires) =>
        requete.PathBase.Add(requete.Path).ToUriComponent() + new QueryBuilder(paires).ToQueryString().ToUriComponent();

    private static bool Est(string a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);
}
