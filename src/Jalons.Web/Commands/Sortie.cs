using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Jalons.Web.Commands;

/// <summary>The two outputs of a command: the result on the standard one, everything else on the error one.</summary>
public sealed class Sortie(TextWriter resultat, TextWriter messages, bool json)
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    private bool rendu;

    /// <summary>True when the caller wants JSON.</summary>
    public bool EstJson { get; } = json;

    /// <summary>Tells the operator something on the error output.</summary>
    public void Avis(string phrase) => messages.WriteLine(phrase);

    /// <summary>Gives the result, once: the document in JSON, or the lines for people.</summary>
    /// <param name="document">What <c>--json</c> prints, property names in camelCase.</param>
    /// <param name="lignes">What people read otherwise.</param>
    /// <returns>The exit status of a command that worked.</returns>
    public int Resultat(object document, params IEnumerable<string> lignes)
    {
        if (rendu)
        {
            throw new InvalidOperationException("A command gives one result.");
        }

        rendu = true;
        if (EstJson)
        {
            resultat.WriteLine(JsonSerializer.Serialize(document, Format));
        }
        else
        {
            foreach (var ligne in lignes)
            {
                resultat.WriteLine(ligne);
            }
        }

        resultat.Flush();
        return 0;
    }

    /// <summary>Says why the command did not work; in JSON too, as <c>{"erreur": …}</c>, unless it gave its result already.</summary>
    /// <returns>The exit status of a command that failed.</returns>
    public int Echec(string phrase)
    {
        messages.WriteLine(phrase);
        if (EstJson && !rendu)
        {
            Resultat(new { Erreur = phrase });
        }

        return 1;
    }
}
